package org.rollcall.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.spec.Exploration;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;

/** Walks a model and asks of each step whether it is one of the proved modules. */
final class RefinementWalk implements Exploration.Observer {
    /** Violations are past the first only in number. */
    private static final int SHOWN = 3;

    private static final Refinement.Mapping ROLL_CALL = Refinement.Mapping.to("RollCall", "RefinesRollCall", "RC");
    private static final Refinement.Mapping FRAGMENT = Refinement.Mapping.to("IpiNmiFragment", "RefinesFragment", "FR");

    private final Specification specification;
    private final boolean fragment;
    private final List<Refinement> refinements = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    private RefinementWalk(Specification specification) {
        this.specification = specification;
        this.fragment =
                specification.holds("InFragment", specification.initialStates().get(0));
        refinements.add(new Refinement(ROLL_CALL, specification));
        if (fragment) {
            refinements.add(new Refinement(FRAGMENT, specification));
        }
    }

    /**
     * @param states distinct states
     * @param transitions steps out of them; each was held against RollCall
     * @param fragment whether IpiNmiFragment says something of the model; then each step was held against it, too
     * @param wrong the first steps that are none of the proved module, with the state that they start from
     */
    record Result(long states, long transitions, boolean fragment, List<String> wrong) {}

    static Result of(Specification specification, Duration limit) {
        RefinementWalk walk = new RefinementWalk(specification);
        Exploration.Result result = Exploration.run(specification, walk, limit);
        long transitions =
                result.kinds().values().stream().mapToLong(Long::longValue).sum();
        return new Result(result.distinct(), transitions, walk.fragment, List.copyOf(walk.wrong));
    }

    @Override
    public void initial(SpecState state) {
        for (Refinement refinement : refinements) {
            check("Init" + refinement.name(), refinement.allowsInitial(state), state);
        }
    }

    @Override
    public void step(SpecState state, SpecAction action, SpecState next, boolean fresh) {
        for (Refinement refinement : refinements) {
            check(action + " " + refinement.name(), refinement.allows(state, action, next), state);
        }
    }

    @Override
    public void expanded(SpecState state) {
        if (fragment) {
            check("CountersAreSets", specification.holds("CountersAreSets", state), state);
        }
    }

    private void check(String what, boolean holds, SpecState state) {
        if (!holds && wrong.size() < SHOWN) {
            wrong.add(what + "\n" + state);
        }
    }
}
