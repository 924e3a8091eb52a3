package org.rollcall.sdei;

import java.util.Locale;
import org.rollcall.kernel.Word;

/** Where a CPU's task is: T are the steps of the requester. */
public enum TaskPlace implements Word {
    /** Elsewhere. */
    NONE("-"),
    /** backtrace_flag is held. */
    T2("T2"),
    /** The mask is copied. */
    T4("T4"),
    /** The loop that signals. */
    S("S"),
    /** The wait. */
    T6("T6"),
    /** A repaired request: the silent CPUs are sent the IPI. */
    T6S("T6s"),
    /** ... and waited for. */
    T6R("T6r"),
    /** The silent CPUs are named. */
    T6B("T6b"),
    /** The end. */
    T8("T8"),
    /** Master of a debugger, with the print lock. */
    KDB,
    /** ... that leaves. */
    X3("X3"),
    /** Parked by a debugger. */
    SLAVE,
    /** Stopped. */
    PARKED;

    private final String specName;

    TaskPlace() {
        specName = name().toLowerCase(Locale.ROOT);
    }

    TaskPlace(String specName) {
        this.specName = specName;
    }

    @Override
    public String specName() {
        return specName;
    }

    /** Whether the CPU is in a debugger, as its master. */
    boolean isMaster() {
        return this == KDB || this == X3;
    }

    /** Whether the CPU is in a debugger. */
    boolean isInDebugger() {
        return isMaster() || this == SLAVE;
    }

    /** Whether the CPU waits for answers. */
    boolean isWait() {
        return this == T6 || this == T6R;
    }

    /** Whether the CPU is a requester. */
    boolean isRequester() {
        return ordinal() >= T2.ordinal() && ordinal() <= T8.ordinal();
    }
}
