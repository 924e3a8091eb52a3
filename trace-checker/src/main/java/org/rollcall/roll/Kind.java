package org.rollcall.roll;

import java.util.Locale;

/** The mechanism that asks the CPUs. */
public enum Kind {
    /** {@code lib/nmi_backtrace.c}. */
    BACKTRACE,
    /** sysrq-l without an architecture's own backtrace: {@code CPU%d:} blocks by ordinary function calls; nobody waits. */
    FALLBACK,
    /** Round-up of kgdb and kdb. */
    KGDB,
    /** sparc's global registers. */
    REGISTERS,
    /** {@code smp_send_stop} of a panic. */
    STOP,
    /** A call of a function on another CPU, of which {@code csd_lock_wait_toolong} reports that it is not answered. */
    CSD,
    /** {@code panic_try_force_cpu}: a panic is handed to another CPU. */
    REDIRECT;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** Whether the time without an answer tells something: the requester goes on after its wait, or the call slot is free again. */
    boolean isTimed() {
        return this == BACKTRACE || this == FALLBACK;
    }

    /** Whether somebody stops waiting after some time, so that the roll call ends. */
    boolean hasTimeout() {
        return this != CSD && this != REDIRECT;
    }

    /** The name in records. */
    public String word() {
        return word;
    }
}
