package org.rollcall.trace;

/** What the times of a trace are good for. */
public enum Clock {
    /** {@code trace_clock=global} (also mono, boot, tai): one clock for all CPUs. */
    GLOBAL,
    /** {@code local}, the default: each CPU has its own, and they may differ. */
    LOCAL,
    /** Nothing says which; taken as {@link #LOCAL}. */
    UNKNOWN,
    /** A counter or uptime: no time at all. */
    COUNTER;

    /** Whether events of different CPUs may be put in order by it. */
    public boolean ordersCpus() {
        return this == GLOBAL;
    }

    /** The clock of this name, as in the file trace_clock. */
    static Clock named(String name) {
        return switch (name) {
            case "global", "mono", "mono_raw", "boot", "tai" -> GLOBAL;
            case "local" -> LOCAL;
            case "counter", "uptime", "x86-tsc" -> COUNTER;
            default -> UNKNOWN;
        };
    }
}
