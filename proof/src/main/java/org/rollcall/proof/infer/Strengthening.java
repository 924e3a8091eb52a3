package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.proof.Claim;
import org.rollcall.spec.SpecValue;

/**
 * Makes a cube smaller, literal by literal, until no step of a state outside leads into it: each step that does shows what
 * else has to stay outside.
 */
final class Strengthening {
    private static final int ROUNDS = 40;

    private final Clauses clauses;
    private final Generaliser generaliser;
    private final List<List<Claim>> actions;

    Strengthening(Clauses clauses, Generaliser generaliser) {
        this.clauses = clauses;
        this.generaliser = generaliser;
        this.actions = new LinkedList<>(clauses.actions());
    }

    /**
     * A part of the cube that no step enters and no initial state is in, given the clauses at present.
     *
     * @param all all that is true of the CPUs that have to be excluded
     */
    Optional<Cube> closed(Cube cube, Cube all) {
        List<Bits> outside = new ArrayList<>();
        Optional<Cube> part = Optional.of(cube);
        for (int i = 0; i < ROUNDS && part.isPresent(); i++) {
            Optional<Map<String, SpecValue>> entered = entered(part.get());
            if (entered.isEmpty()) {
                return part;
            }
            Valuation state = new Valuation(entered.get());
            for (List<SpecValue> tuple :
                    Literals.tuples(state.cpus(), all.literals().cpus())) {
                Bits literals = all.literals().trueOf(state, tuple);
                if (part.get().matches(literals)) {
                    outside.add(literals);
                }
            }
            part = generaliser.fewer(all, outside);
        }
        return Optional.empty();
    }

    /** A state in the cube that a step from outside leads to; the action that did so is tried first the next time. */
    private Optional<Map<String, SpecValue>> entered(Cube cube) {
        for (List<Claim> action : List.copyOf(actions)) {
            Clauses.Found found = clauses.enters(cube, action).found();
            if (found != null) {
                actions.remove(action);
                actions.add(0, action);
                return Optional.of(found.after());
            }
        }
        return Optional.empty();
    }
}
