package org.rollcall.roll;

import org.jspecify.annotations.Nullable;
import org.rollcall.message.Triggering;

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

    /** The trigger that a message shows, or null if it is a detail of one. */
    static @Nullable Trigger of(Triggering message) {
        if (message instanceof Triggering.ShowAllCpus) {
            return SYSRQ_L;
        } else if (message instanceof Triggering.RcuStall || message instanceof Triggering.RcuLastRan) {
            return RCU_STALL;
        } else if (message instanceof Triggering.HungTask) {
            return HUNG_TASK;
        } else if (message instanceof Triggering.HardLockup || message instanceof Triggering.OtherHardLockups) {
            return HARD_LOCKUP;
        } else if (message instanceof Triggering.SoftLockup) {
            return SOFT_LOCKUP;
        } else if (message instanceof Triggering.CsdLock) {
            return CSD_LOCK;
        }
        return message instanceof Triggering.Panic ? PANIC : null;
    }

    /** Whether this panic is what the CPU that asked does next. */
    boolean endsIn(Triggering.Panic panic) {
        return switch (this) {
            case HUNG_TASK -> panic.reason().startsWith("hung_task");
            case HARD_LOCKUP -> panic.reason().startsWith("Hard LOCKUP");
            case SOFT_LOCKUP -> panic.reason().startsWith("softlockup");
            default -> false;
        };
    }

    /** Whether this trigger asks all CPUs, the requester's own dump first ({@code trigger_all_cpu_backtrace}). */
    boolean asksAll() {
        return this == SYSRQ_L || this == HUNG_TASK || this == PANIC;
    }
}
