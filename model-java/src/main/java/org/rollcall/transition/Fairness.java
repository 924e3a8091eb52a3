package org.rollcall.transition;

import java.util.function.Predicate;

/**
 * Steps that are not put off for ever.
 *
 * @param steps some steps that change the state
 * @param strong false: if one of them is possible from some time on, one is taken; true: if one is possible again and again
 * @param <T> steps
 */
public record Fairness<T>(Predicate<T> steps, boolean strong) {
    /** TLA+ writes {@code WF_vars}. */
    public static <T> Fairness<T> weak(Predicate<T> steps) {
        return new Fairness<>(steps, false);
    }

    /** TLA+ writes {@code SF_vars}. */
    public static <T> Fairness<T> strong(Predicate<T> steps) {
        return new Fairness<>(steps, true);
    }
}
