package org.rollcall.transition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * States and the steps between them. Pure: the same arguments give the same answers.
 *
 * @param <S> states, which are values
 * @param <T> steps, which are values
 */
public interface TransitionSystem<S, T> {
    /** The first state. */
    S initial();

    /** The steps that are enabled, in a fixed order. */
    List<T> enabled(S state);

    /** The guard that keeps a step from being taken, in the words of the specification; null if it is enabled. */
    @Nullable
    String refusal(S state, T step);

    /**
     * The state after a step.
     *
     * @throws IllegalStateException naming the step and the guard that failed, if it is not enabled
     */
    S apply(S state, T step);
}
