package org.rollcall.walk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.EngineResult;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;
import org.rollcall.spec.check.NamedSteps;
import org.rollcall.spec.tla.TlaTools;

/**
 * A behaviour that violates a temporal property.
 *
 * @param name of the property
 * @param steps from the first state
 * @param loopTo as in {@link Counterexample#loopTo}
 */
public record Lasso(String name, List<String> steps, int loopTo) {
    /** Keeps a copy. */
    public Lasso {
        steps = List.copyOf(steps);
    }

    /**
     * For each temporal property of a configuration that is violated one behaviour, as the TLA+ tools find it.
     *
     * @param module the root module
     * @param name what to call the configuration in messages
     * @param limit how long the search for one may take
     */
    public static List<Lasso> of(
            String module, String name, ModelConfiguration configuration, TlaTools tools, Duration limit) {
        List<Lasso> found = new ArrayList<>();
        for (String property : configuration.properties()) {
            ModelConfiguration alone = configuration.askingForever(property);
            EngineResult result = tools.run(module, name, alone, limit);
            if (!result.violated().isEmpty()) {
                try (Specification specification = tools.open(module, name, alone)) {
                    found.add(of(property, NamedSteps.of(specification, closed(result.counterexample()))));
                }
            }
        }
        return found;
    }

    /** With the step back into the loop, which the tools leave out: the last state is that where the loop begins. */
    private static Counterexample closed(Counterexample trace) {
        if (trace.loopTo() < 0) {
            return trace;
        }
        List<SpecState> states = new ArrayList<>(trace.states());
        states.add(trace.states().get(trace.loopTo()));
        List<SpecAction> actions = new ArrayList<>(trace.actions());
        actions.add(new SpecAction("", List.of(), List.of(), ""));
        return new Counterexample(states, actions, trace.loopTo());
    }

    /** Steps that change nothing, of which a refinement has some, are left out. */
    private static Lasso of(String property, Counterexample trace) {
        List<String> steps = new ArrayList<>();
        int loopTo = trace.loopTo();
        for (int i = 0; i < trace.actions().size(); i++) {
            SpecAction action = trace.actions().get(i);
            if (!Objects.equals(
                    trace.states().get(i).values(), trace.states().get(i + 1).values())) {
                steps.add(action.toString());
            } else if (i < trace.loopTo()) {
                loopTo--;
            }
        }
        return new Lasso(property, steps, loopTo);
    }
}
