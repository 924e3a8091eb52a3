package org.rollcall.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Schedule;
import org.rollcall.machine.Step;
import org.rollcall.replay.JointRun;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.CoveringWalk;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;

/** Puts the schedules of a model to a program, and compares the state after every step. */
public final class Drive {
    /**
     * What came of it.
     *
     * @param schedules that were put to the program
     * @param steps that it took in them
     * @param transitions of the model that were among these
     * @param compared the variables that the program has
     * @param failing the shortest run found that ends in a difference; null if there was none
     */
    public record Report(
            int schedules,
            int steps,
            int transitions,
            SortedSet<String> compared,
            @Nullable JointRun failing) {}

    private final Specification specification;
    private final String model;
    private final Machine machine;
    private final Subject subject;
    private final StateComparison comparison = new StateComparison();
    private int schedules;
    private int steps;

    /**
     * Puts them side by side.
     *
     * @param specification an open model of {@code IpiNmi}
     * @param model its name, which the program is told
     * @param machine of the same model: it knows which shorter schedules can be taken
     */
    public Drive(Specification specification, String model, Machine machine, Subject subject) {
        this.specification = specification;
        this.model = model;
        this.machine = machine;
        this.subject = subject;
    }

    /** Goes on to the first difference, and then looks for a shorter way to one. */
    public Report run(CoveringSchedules covering) {
        for (List<CoveringWalk.Step> next = covering.next(); !next.isEmpty(); next = covering.next()) {
            schedules++;
            List<SpecAction> actions =
                    next.stream().map(CoveringWalk.Step::action).toList();
            JointRun run = run(actions);
            steps += run.trace().actions().size();
            if (run.refusal() != null) {
                int taken = covering.transitions() - covering.left();
                return new Report(schedules, steps, taken, comparison.compared(), smallest(run));
            }
        }
        return new Report(schedules, steps, covering.transitions(), comparison.compared(), null);
    }

    private JointRun smallest(JointRun failing) {
        Schedule schedule = new Schedule(failing.trace().actions().stream()
                .map(action -> Step.parse(action.toString()))
                .toList());
        Schedule smallest =
                schedule.shrink(machine, shorter -> run(actions(shorter)).refusal() != null);
        return run(actions(smallest));
    }

    private List<SpecAction> actions(Schedule schedule) {
        List<String> wanted = schedule.steps().stream().map(Step::toString).toList();
        return wanted.stream()
                .map(step -> specification.actions().stream()
                        .filter(action -> action.toString().equals(step))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    /** The run ends with the step after which the two differ. */
    private JointRun run(List<SpecAction> actions) {
        List<SpecState> states = new ArrayList<>(specification.initialStates());
        subject.reset(model);
        String stop = comparison.difference(states.get(0), subject.state());
        String difference = stop == null ? null : "initially the two differ: " + stop;
        int taken = 0;
        while (difference == null && taken < actions.size()) {
            SpecAction action = actions.get(taken++);
            SpecState expected = specification
                    .successors(states.get(states.size() - 1), action)
                    .get(0);
            states.add(expected);
            difference = after(action, expected, taken);
        }
        Counterexample trace = new Counterexample(states, actions.subList(0, taken), Counterexample.ENDS);
        return new JointRun(trace.detached(), difference);
    }

    private @Nullable String after(SpecAction action, SpecState expected, int number) {
        String refusal = subject.step(action);
        if (!refusal.isEmpty()) {
            return "step " + number + ", " + action + ": the specification takes it, the program answers \"" + refusal
                    + "\"";
        }
        String difference = comparison.difference(expected, subject.state());
        return difference == null ? null : "after step " + number + " the two differ: " + difference;
    }
}
