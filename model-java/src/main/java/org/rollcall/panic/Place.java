package org.rollcall.panic;

import java.util.Locale;
import org.rollcall.kernel.Word;

/** Where a CPU's code is. Letters are the specification's: J redirects, K stops the others, Q is stopped. */
public enum Place implements Word {
    /** A task. */
    RUN,
    /** A task that spins with interrupts masked. */
    STUCK,
    /** {@code die()}, before it has die_lock. */
    DIE,
    /** {@code crash_kexec()}. */
    CRASH,
    /** In it, with panic_cpu taken. */
    CLAIM,
    /** {@code panic_try_force_cpu()}: is the chosen CPU another one, and online? */
    J2("J2"),
    /** Is a panic in progress? */
    J3("J3"),
    /** Does another CPU redirect? */
    J4("J4"),
    /** The call to the chosen CPU. */
    J6("J6"),
    /** The CPU parks. */
    J7("J7"),
    /** A repaired redirect waits for the chosen CPU. */
    WAIT,
    /** ... which has panicked. */
    HANDED,
    /** {@code panic_try_start()}. */
    TRY,
    /** {@code kgdb_panic()}. */
    KGDB,
    /** {@code machine_restart()}. */
    RESTART,
    /** {@code smp_send_stop()}: is another CPU here? */
    K1("K1"),
    /** The first rung, an IPI. */
    K2("K2"),
    /** Its wait. */
    K2W("K2w"),
    /** The second rung, a pseudo-NMI. */
    K3("K3"),
    /** Its wait. */
    K3W("K3w"),
    /** The third rung: the flag. */
    K4("K4"),
    /** The signals. */
    K4S("K4s"),
    /** Its wait. */
    K4W("K4w"),
    /** The CPU masks its own events. */
    K7("K7"),
    /** Kexec, restart, or the end of panic. */
    CARRY,
    /** The machine is gone. */
    OVER,
    /** {@code arm64_nmi_cpu_stop()}: masks. */
    Q1("Q1"),
    /** Goes offline. */
    Q3("Q3"),
    /** Masks its events. */
    Q4("Q4"),
    /** For good. */
    PARKED;

    private final String specName;

    Place() {
        specName = name().toLowerCase(Locale.ROOT);
    }

    Place(String specName) {
        this.specName = specName;
    }

    @Override
    public String specName() {
        return specName;
    }

    /** Whether the CPU is being stopped, or is. */
    boolean isStopped() {
        return this == Q1 || this == Q3 || this == Q4 || this == PARKED;
    }

    /** Whether the CPU can still come to {@code panic_try_start()}. */
    boolean isOnItsWay() {
        return this == CRASH
                || this == CLAIM
                || this == J2
                || this == J3
                || this == J4
                || this == J6
                || this == WAIT
                || this == TRY;
    }

    /** Whether the CPU waits at a rung. */
    boolean isWait() {
        return this == K2W || this == K3W || this == K4W;
    }
}
