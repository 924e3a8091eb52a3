package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.proof.Claim;

/**
 * Makes a cube smaller, literal by literal, until no step of a state outside leads into it: each step that does shows what
 * else has to stay outside.
 */
final class Strengthening {
    /** What came of it. */
    sealed interface Result {}

    /** No step enters this cube, and no initial state is in it. */
    record Closed(Cube cube) implements Result {}

    /**
     * This step of an action enters the whole cube.
     *
     * @param cube all that had to be excluded
     */
    record Entered(Clauses.Found step, List<Claim> action, Cube cube) implements Result {}

    /** This initial state is in all of them. */
    record Initial(Bits state) implements Result {}

    private final Clauses clauses;
    private final Views views;
    private final Generaliser generaliser;
    private final List<List<Claim>> actions;

    Strengthening(Clauses clauses, Views views, Generaliser generaliser) {
        this.clauses = clauses;
        this.views = views;
        this.generaliser = generaliser;
        this.actions = new LinkedList<>(clauses.actions());
    }

    /**
     * A part of the cube that no step enters, given the clauses that hold for so many steps.
     *
     * @param all all that is true of the CPUs that have to be excluded
     */
    Result closed(Cube cube, Cube all, int level) {
        List<Bits> outside = new ArrayList<>();
        Cube part = cube;
        while (true) {
            Entered step = entered(part, level);
            Bits inside = step == null
                    ? clauses.initial(part).orElse(null)
                    : step.step().after();
            if (inside == null) {
                return new Closed(part);
            }
            outside.addAll(views.in(inside, part));
            Optional<Cube> smaller = generaliser.fewer(all, outside);
            if (smaller.isEmpty()) {
                return step == null ? new Initial(inside) : Objects.requireNonNull(entered(all, level));
            }
            part = smaller.get();
        }
    }

    /** A step from outside into the cube; the action that did so is tried first the next time. */
    private @Nullable Entered entered(Cube cube, int level) {
        for (List<Claim> action : List.copyOf(actions)) {
            Optional<Clauses.Found> found = clauses.enters(cube, action, level);
            if (found.isPresent()) {
                actions.remove(action);
                actions.add(0, action);
                return new Entered(found.get(), action, cube);
            }
        }
        return null;
    }
}
