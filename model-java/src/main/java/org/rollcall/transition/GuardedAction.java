package org.rollcall.transition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One kind of step: what keeps it from being taken, and the state after it.
 *
 * @param clauses the guards, all of which must hold
 * @param effect the state after it
 */
public record GuardedAction<S>(List<Clause<S>> clauses, Effect<S> effect) {
    /** A condition on a state and the arguments; the second argument is -1 where there is one only. */
    @FunctionalInterface
    public interface Condition<S> {
        /** Whether it holds. */
        boolean holds(S s, int c, int d);
    }

    /** The effect of an action. */
    @FunctionalInterface
    public interface Effect<S> {
        /** The state after the step. */
        S after(S s, int c, int d);
    }

    /**
     * A guard.
     *
     * @param words what it asks for, in the words of the specification
     */
    public record Clause<S>(String words, Condition<S> condition) {}

    /** Keeps a copy. */
    public GuardedAction {
        clauses = List.copyOf(clauses);
    }

    /** The first guard that does not hold; null if the step is enabled. */
    @Nullable
    String refusal(S s, int c, int d) {
        return clauses.stream()
                .filter(clause -> !clause.condition().holds(s, c, d))
                .findFirst()
                .map(Clause::words)
                .orElse(null);
    }

    /** The same with one more guard. */
    public GuardedAction<S> needs(String words, Condition<S> condition) {
        List<Clause<S>> more = new ArrayList<>(clauses);
        more.add(new Clause<>(words, condition));
        return new GuardedAction<>(more, effect);
    }

    /** The same without one of its guards. */
    public GuardedAction<S> without(int clause) {
        List<Clause<S>> fewer = new ArrayList<>(clauses);
        fewer.remove(clause);
        return new GuardedAction<>(fewer, effect);
    }

    /** The same with another effect. */
    public GuardedAction<S> with(Effect<S> other) {
        return new GuardedAction<>(clauses, other);
    }
}
