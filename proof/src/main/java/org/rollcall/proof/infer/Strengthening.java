package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.proof.Claim;
import org.rollcall.spec.SpecValue;

/**
 * Makes a cube smaller, literal by literal, until no step of a state outside leads into it: each step that does shows what
 * else has to stay outside.
 */
final class Strengthening {
    record Result(@Nullable Cube cube, Set<Cube> used, Clauses.@Nullable Found step, @Nullable Map<String, SpecValue> initial) {}

    private final Clauses clauses;
    private final Samples samples;
    private final Generaliser generaliser;
    private final List<List<Claim>> actions;

    Strengthening(Clauses clauses, Samples samples, Generaliser generaliser) {
        this.samples = samples;
        this.clauses = clauses;
        this.generaliser = generaliser;
        this.actions = new LinkedList<>(clauses.actions());
    }

    /**
     * A part of the cube that no step enters and no initial state is in, given the clauses at present.
     *
     * @param all all that is true of the CPUs that have to be excluded
     */
    Result closed(Cube cube, Cube all, int level) {
        List<Bits> outside = new ArrayList<>();
        Cube part = cube;
        while (true) {
            Set<Cube> used = new LinkedHashSet<>();
            Clauses.Found step = entered(part, used, level);
            Map<String, SpecValue> state;
            if (step == null) {
                Optional<Map<String, SpecValue>> initial = clauses.initial(part);
                if (initial.isEmpty()) {
                    return new Result(part, used, null, null);
                }
                state = initial.get();
            } else {
                state = step.after();
            }
            NumberedState numbered = samples.numbered(state);
            for (List<SpecValue> tuple :
                    Literals.tuples(Literals.cpusOf(state), all.literals().cpus())) {
                Bits literals = samples.trueOf(numbered, tuple);
                if (part.matches(literals)) {
                    outside.add(literals);
                }
            }
            Optional<Cube> next = generaliser.fewer(all, outside);
            if (next.isEmpty()) {
                return new Result(null, Set.of(), step, step == null ? state : null);
            }
            part = next.get();
        }
    }

    /** A state in the cube that a step from outside leads to; the action that did so is tried first the next time. */
    Clauses.@Nullable Found entered(Cube cube, Set<Cube> used, int level) {
        for (List<Claim> action : List.copyOf(actions)) {
            Clauses.Answer answer = clauses.enters(cube, action, level);
            used.addAll(answer.used());
            Clauses.Found found = answer.found();
            if (found != null) {
                actions.remove(action);
                actions.add(0, action);
                return found;
            }
        }
        return null;
    }
}
