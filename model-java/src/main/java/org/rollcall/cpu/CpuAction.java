package org.rollcall.cpu;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One kind of step of {@link CpuMachine}.
 *
 * @param guard what keeps it from being taken
 * @param effect the state after it
 */
record CpuAction(Guard guard, Effect effect) {
    /** The guards of an action. */
    @FunctionalInterface
    interface Guard {
        /** The guard that does not hold, in the words of the specification; null if the step is enabled. */
        @Nullable
        String refusal(CpuState s, String argument);
    }

    /** The effect of an action. */
    @FunctionalInterface
    interface Effect {
        /** The state after the step. */
        CpuState after(CpuState s, String argument);
    }

    /** An action with one guard. */
    static CpuAction of(Predicate<CpuState> guard, String words, Effect effect) {
        return new CpuAction((s, argument) -> guard.test(s) ? null : words, effect);
    }

    /** The same with another effect. */
    CpuAction with(Effect other) {
        return new CpuAction(guard, other);
    }
}
