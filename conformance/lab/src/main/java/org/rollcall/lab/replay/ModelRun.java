package org.rollcall.lab.replay;

import java.util.List;
import org.rollcall.counterexample.ItfTrace;
import org.rollcall.lab.guest.LabException;
import org.rollcall.machine.Step;

/**
 * A run of a model of IpiNmi.
 *
 * @param model its name
 * @param property what it violates, or ""
 * @param steps of the run
 * @param states before, between and behind the steps
 */
record ModelRun(String model, String property, List<Step> steps, List<ModelState> states) {
    ModelRun {
        steps = List.copyOf(steps);
        states = List.copyOf(states);
        if (states.size() != steps.size() + 1) {
            throw new LabException("the counterexample has " + states.size() + " states and " + steps.size()
                    + " steps; there is one state more than steps");
        }
    }

    /**
     * The run that a trace describes.
     *
     * @throws LabException if it is not one of IpiNmi, or a state does not name the step that led to it
     */
    static ModelRun of(ItfTrace trace) {
        List<ModelState> states = trace.states().stream()
                .map(state -> new ModelState(state.values()))
                .toList();
        if (states.get(0).cpus().isEmpty()) {
            throw new LabException("this is not a counterexample of a model of IpiNmi");
        }
        return new ModelRun(
                trace.source().orElse("counterexample"),
                trace.property().orElse(""),
                trace.states().stream().skip(1).map(ModelRun::step).toList(),
                states);
    }

    private static Step step(ItfTrace.State state) {
        String text = state.action()
                .orElseThrow(() -> new LabException("a state of the trace does not name the step that led to it"));
        try {
            return Step.parse(text);
        } catch (IllegalArgumentException e) {
            throw new LabException("this is not a counterexample of a model of IpiNmi: " + e.getMessage(), e);
        }
    }

    boolean has(String action) {
        return steps.stream().anyMatch(step -> step.kind().specName().equals(action));
    }

    ModelState last() {
        return states.get(steps.size());
    }
}
