package org.rollcall.spec.check;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;

/** Which steps a behaviour takes: the TLA+ tools' engine gives the states, but not the arguments of the actions. */
public final class NamedSteps {
    private NamedSteps() {}

    /**
     * The behaviour with the first action of the specification that leads from each state to the next one. Where the engine
     * names an action, it is that one.
     *
     * @param trace whose states the specification reaches
     */
    public static Counterexample of(Specification specification, Counterexample trace) {
        List<SpecAction> actions = new ArrayList<>();
        for (int i = 0; i < trace.actions().size(); i++) {
            SpecState from = specification.state(trace.states().get(i).values());
            SpecState to = specification.state(trace.states().get(i + 1).values());
            actions.add(step(specification, from, to, trace.actions().get(i)));
        }
        return new Counterexample(trace.states(), actions, trace.loopTo());
    }

    private static SpecAction step(Specification specification, SpecState from, SpecState to, SpecAction said) {
        List<SpecAction> found = new ArrayList<>();
        specification.successors(from, (action, next) -> {
            if (next.values().equals(to.values())) {
                found.add(action);
            }
        });
        return found.stream()
                .filter(action -> action.name().equals(said.name()))
                .findFirst()
                .orElse(found.isEmpty() ? said : found.get(0));
    }
}
