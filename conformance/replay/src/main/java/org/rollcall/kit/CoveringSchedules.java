package org.rollcall.kit;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rollcall.spec.CoveringWalk;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;

/** Schedules, each from the initial state, that together take every transition of a model. */
public final class CoveringSchedules {
    private record Transition(long from, SpecAction action) {}

    private final CoveringWalk walk;
    private final SpecState initial;
    private final int states;

    private CoveringSchedules(CoveringWalk walk, SpecState initial, int states) {
        this.walk = walk;
        this.initial = initial;
        this.states = states;
    }

    /**
     * Explores a model.
     *
     * @param limit how long that may take
     * @throws SpecificationException if the model keeps one state of several that are alike, which no program does
     */
    public static CoveringSchedules of(Model model, Specification specification, Duration limit) {
        if (model.symmetric()) {
            throw new SpecificationException(
                    model.name() + " counts states up to symmetry; take a model of three CPUs, which does not");
        }
        if (specification.initialStates().isEmpty()) {
            throw new SpecificationException(model.name() + " has no initial state");
        }
        SpecState initial = specification.initialStates().get(0);
        Set<Long> states = new HashSet<>(Set.of(initial.fingerprint()));
        CoveringWalk walk = new CoveringWalk(
                specification,
                step -> {
                    states.add(step.to().fingerprint());
                    return new Transition(step.from().fingerprint(), step.action());
                },
                limit);
        return new CoveringSchedules(walk, initial, states.size());
    }

    /** The state in which every schedule begins. */
    public SpecState initial() {
        return initial;
    }

    /** States that the schedules pass. */
    public int states() {
        return states;
    }

    /** Transitions that they take, each at least once. */
    public int transitions() {
        return walk.kinds();
    }

    /** Transitions that no schedule so far has taken. */
    public int left() {
        return walk.left();
    }

    /** The next schedule; empty if there is nothing left to take. */
    public List<CoveringWalk.Step> next() {
        return walk.next();
    }
}
