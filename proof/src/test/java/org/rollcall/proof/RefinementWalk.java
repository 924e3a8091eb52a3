package org.rollcall.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.spec.Exploration;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;
import org.rollcall.spec.tla.SanyReader;

/**
 * Walks a model and asks of each step whether it is one of the proved modules, and of each state whether what is proved
 * of it is what is claimed of it.
 */
final class RefinementWalk implements Exploration.Observer {
    /** Of each kind the first violation is kept, and so many kinds. */
    private static final int SHOWN = 10;

    private static final Refinement.Mapping ROLL_CALL = Refinement.Mapping.to("RollCall", "RefinesRollCall", "RC");
    private static final Refinement.Mapping FRAGMENT = Refinement.Mapping.to("IpiNmiFragment", "RefinesFragment", "FR");

    private static final ActionCoverage COVERAGE =
            new ActionCoverage(SanyReader.ofProgram().read("IpiNmiBridgeProof"));

    /** Invariants of IpiNmiRefines: what is proved of RollCall implies what is claimed of IpiNmi ... */
    static final String ROLL_CALL_CLAIM = "RollCallSaysBacktrace";

    /** ... and what is proved of IpiNmiFragment does. */
    static final List<String> FRAGMENT_CLAIMS = List.of(
            "ProvedSaysLockOwner",
            "ProvedSaysPendingCovers",
            "ProvedSaysRoundupCovers",
            "ProvedSaysWeak",
            "ProvedSaysNoTimeout",
            "ProvedSaysNoTimeoutByCall",
            "ProvedSaysHeadline",
            "ProvedSaysStrong",
            "ProvedSaysTruthful",
            "ProvedSaysBacktrace",
            "ProvedSaysCalled",
            "ProvedSaysShowsCome",
            "ProvedSaysNoWedge",
            "DebuggerIsDebugger",
            "InIsIn",
            "StillToTraceIsBacktraceComing",
            "HandlerJoinsIsReachesKgdb",
            "AboutToJoinIsTransientlyAbsent");

    /** What theorem OnlyF22 says of each step. */
    private static final List<String> FRAGMENT_STEPS = List.of("CountsInOrLeaving", "InUntilGo");

    private final Specification specification;
    private final boolean fragment;
    private final List<Refinement> refinements = new ArrayList<>();
    private final Map<String, SpecState> wrong = new LinkedHashMap<>();

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
     * @param wrong the first steps that are none of the proved module, and the first states in which what is proved does
     *     not imply what is claimed; with the state
     */
    record Result(long states, long transitions, boolean fragment, List<String> wrong) {}

    static Result of(Specification specification, Duration limit) {
        RefinementWalk walk = new RefinementWalk(specification);
        Exploration.Result result = Exploration.run(specification, walk, limit);
        long transitions =
                result.kinds().values().stream().mapToLong(Long::longValue).sum();
        return new Result(
                result.distinct(),
                transitions,
                walk.fragment,
                walk.wrong.entrySet().stream()
                        .map(each -> each.getKey() + "\n" + each.getValue())
                        .toList());
    }

    @Override
    public void initial(SpecState state) {
        for (Refinement refinement : refinements) {
            check("Init" + refinement.name(), refinement.allowsInitial(state), state);
        }
    }

    @Override
    public void step(SpecState state, SpecAction action, SpecState next, boolean fresh) {
        check(action.name() + " has no step in the fragment", !fragment || COVERAGE.isCovered(action.name()), state);
        for (Refinement refinement : refinements) {
            check(action + " " + refinement.name(), refinement.allows(state, action, next), state);
        }
        if (fragment) {
            FRAGMENT_STEPS.forEach(each -> check(each, specification.relates(each, List.of(), state, next), state));
        }
    }

    @Override
    public void expanded(SpecState state) {
        invariant(ROLL_CALL_CLAIM, state);
        if (fragment) {
            invariant("CountersAreSets", state);
            FRAGMENT_CLAIMS.forEach(claim -> invariant(claim, state));
        }
    }

    private void invariant(String name, SpecState state) {
        check(name, specification.holds(name, state), state);
    }

    private void check(String what, boolean holds, SpecState state) {
        if (!holds && wrong.size() < SHOWN) {
            wrong.putIfAbsent(what, state);
        }
    }
}
