package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.proof.Claim;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;
import org.rollcall.spec.syntax.Expression;

/** Looks for a real behaviour of a small instance in which a goal fails, shortest first. */
final class Counterexample {
    /** A reached state and how it was come to. */
    private record Reached(SpecState state, @Nullable Reached from, String step) {}

    /**
     * A behaviour.
     *
     * @param constants of the instance
     * @param steps the names of the actions; one fewer than states
     */
    record Behaviour(Map<String, SpecValue> constants, List<Map<String, SpecValue>> states, List<String> steps) {}

    private final Goal goal;
    private final int limit;

    /**
     * @param limit how many states are looked at
     */
    Counterexample(Goal goal, int limit) {
        this.goal = goal;
        this.limit = limit;
    }

    /** A behaviour of an opened instance, if one was found among so many states. */
    Optional<Behaviour> in(Specification specification, Map<String, SpecValue> constants) {
        Map<Long, Reached> known = new HashMap<>();
        List<Reached> all = new ArrayList<>();
        for (SpecState state : specification.initialStates()) {
            if (known.putIfAbsent(state.fingerprint(), new Reached(state, null, "")) == null) {
                all.add(known.get(state.fingerprint()));
            }
        }
        for (int i = 0; i < all.size(); i++) {
            Reached here = all.get(i);
            if (!goal.ofStep() && fails(specification, here.state(), here.state())) {
                return Optional.of(behaviour(constants, here));
            }
            List<Reached> wrong = new ArrayList<>();
            specification.successors(here.state(), (action, next) -> {
                Reached reached = new Reached(next, here, action.toString());
                if (goal.ofStep() && isAsked(action) && fails(specification, here.state(), next)) {
                    wrong.add(reached);
                }
                if (all.size() < limit && known.putIfAbsent(next.fingerprint(), reached) == null) {
                    all.add(reached);
                }
            });
            if (!wrong.isEmpty()) {
                return Optional.of(behaviour(constants, wrong.get(0)));
            }
        }
        return Optional.empty();
    }

    private boolean isAsked(SpecAction action) {
        return action.name().equals(goal.step());
    }

    /** Whether the hypotheses hold and the conclusion does not; the tools evaluate what has a name. */
    private boolean fails(Specification specification, SpecState before, SpecState after) {
        String conclusion = name(goal.conclusion());
        if (conclusion.isEmpty()) {
            return false;
        }
        for (Claim hypothesis : goal.hypotheses()) {
            String name = name(hypothesis);
            if (!name.isEmpty() && !specification.relates(name, List.of(), before, after)) {
                return false;
            }
        }
        SpecState from = goal.conclusion().after() ? after : before;
        return !specification.relates(conclusion, List.of(), from, after);
    }

    private static String name(Claim claim) {
        return claim.expression() instanceof Expression.Call call
                        && call.arguments().isEmpty()
                ? call.definition().name()
                : "";
    }

    private static Behaviour behaviour(Map<String, SpecValue> constants, Reached last) {
        List<Map<String, SpecValue>> states = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        for (Reached reached = last; reached != null; reached = reached.from()) {
            states.add(reached.state().values());
            if (reached.from() != null) {
                steps.add(reached.step());
            }
        }
        Collections.reverse(states);
        Collections.reverse(steps);
        return new Behaviour(constants, states, steps);
    }
}
