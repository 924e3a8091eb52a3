package org.rollcall.roll;

import org.jspecify.annotations.Nullable;

/** Caller ids of {@code CONFIG_PRINTK_CALLER}: {@code T555} is a task, {@code C8} a CPU in interrupt context. */
final class Callers {
    private Callers() {}

    /** The CPU of a caller id, or null if it names a task or there is none. */
    static @Nullable Integer cpu(@Nullable String caller) {
        return caller == null || caller.charAt(0) != 'C' || caller.length() > 7
                ? null
                : Integer.valueOf(caller.substring(1));
    }

    /** Whether these two may be one and the same; an unknown one may be any. */
    static boolean mayBeSame(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.equals(other);
    }
}
