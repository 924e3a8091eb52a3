package org.rollcall.call;

import java.util.Locale;
import org.rollcall.kernel.Word;

/** Where a CPU is in {@code smp_call_function_many_cond()}. */
public enum CallPlace implements Word {
    /** Not in it. */
    NONE,
    /** In the loop over the targets. */
    LOCK,
    /** It waits until all have run the function. */
    WAIT,
    /** Locked up with interrupts masked. */
    STUCK,
    /** Parked by an NMI. */
    PARKED;

    @Override
    public String specName() {
        return this == NONE ? "-" : name().toLowerCase(Locale.ROOT);
    }

    /** Whether the CPU takes no interrupt any more. */
    boolean isGone() {
        return this == STUCK || this == PARKED;
    }
}
