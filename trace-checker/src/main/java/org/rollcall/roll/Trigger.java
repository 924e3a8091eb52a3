package org.rollcall.roll;

/** What made the requester ask. */
public enum Trigger {
    SYSRQ_L("sysrq-l"),
    RCU_STALL("rcu-stall"),
    HUNG_TASK("hung-task"),
    HARD_LOCKUP("hard-lockup"),
    SOFT_LOCKUP("soft-lockup"),
    CSD_LOCK("csd-lock"),
    PANIC("panic"),
    KGDB_ENTRY("kgdb-entry"),
    STOP("stop"),
    UNKNOWN("unknown");

    private final String word;

    Trigger(String word) {
        this.word = word;
    }

    /** The name in records. */
    public String word() {
        return word;
    }

    /** Whether this trigger asks all CPUs, the requester's own dump first ({@code trigger_all_cpu_backtrace}). */
    boolean asksAll() {
        return this == SYSRQ_L || this == HUNG_TASK || this == PANIC;
    }
}
