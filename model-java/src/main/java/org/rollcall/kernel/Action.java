package org.rollcall.kernel;

import org.jspecify.annotations.Nullable;

/**
 * One kind of step: its guards and its effect on the packed words of a state. {@code c} is the CPU that steps, {@code a}
 * the second parameter: a CPU, the ordinal of an {@link Sgi}, or -1.
 */
public interface Action {
    /** The first guard that does not hold, in the words of the specification; null if the step is enabled. */
    @Nullable
    String refusal(long[] s, int c, int a);

    /** Takes the step in place. Only valid when nothing refuses it. */
    void effect(long[] s, int c, int a);

    /** The guards of an action. */
    @FunctionalInterface
    interface Guard {
        /** See {@link Action#refusal}. */
        @Nullable
        String refusal(long[] s, int c, int a);
    }

    /** The effect of an action. */
    @FunctionalInterface
    interface Effect {
        /** See {@link Action#effect}. */
        void effect(long[] s, int c, int a);
    }

    /** An action made of its two halves. */
    static Action of(Guard guard, Effect effect) {
        return new Action() {
            @Override
            public @Nullable String refusal(long[] s, int c, int a) {
                return guard.refusal(s, c, a);
            }

            @Override
            public void effect(long[] s, int c, int a) {
                effect.effect(s, c, a);
            }
        };
    }

    /** This action, followed by another effect in the same step. */
    default Action then(Effect more) {
        return of(this::refusal, (s, c, a) -> {
            effect(s, c, a);
            more.effect(s, c, a);
        });
    }

    /** This action under one more guard, tested last. */
    default Action onlyIf(Guard guard) {
        return of(
                (s, c, a) -> {
                    String refusal = refusal(s, c, a);
                    return refusal != null ? refusal : guard.refusal(s, c, a);
                },
                this::effect);
    }
}
