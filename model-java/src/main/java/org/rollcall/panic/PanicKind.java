package org.rollcall.panic;

import java.util.List;
import org.rollcall.transition.ActionName;

/** The actions of {@code PanicElection.tla}, in the order of {@code Next}. */
public enum PanicKind implements ActionName {
    /** A task spins with interrupts masked. */
    LOCK_UP("c"),
    /** A csd is queued for the chosen CPU. */
    CALL_QUEUE("c", "t"),
    /** Its IPI is sent. */
    CALL_SEND("c", "t"),
    /** Event 0 for a backtrace. */
    BACKTRACE("c", "d"),
    /** A panic begins. */
    PANIC("c"),
    /** An oops begins. */
    DIE("c"),
    /** It has die_lock. */
    DIE_LOCK("c"),
    /** It takes panic_cpu. */
    CRASH_KEXEC("c"),
    /** It has looked for a crash kernel. */
    CRASH_LOOKED("c"),
    /** Is the chosen CPU another one, and online? */
    J2("c"),
    /** Is a panic in progress? */
    J3("c"),
    /** Does another CPU redirect? */
    J4("c"),
    /** The call to the chosen CPU. */
    J6("c", "t"),
    /** The CPU parks. */
    J7("c"),
    /** The chosen CPU has panicked. */
    REDIRECT_ACKNOWLEDGED("c"),
    /** It cannot. */
    REDIRECT_TIMEOUT("c"),
    /** The queue is taken. */
    TAKE_CALL("c"),
    /** {@code panic_try_start()}. */
    TRY_START("c"),
    /** {@code kgdb_panic()}. */
    KGDB_PANIC("c"),
    /** {@code emergency_restart()}. */
    RESTART("c"),
    /** It comes to stop the others. */
    RESTART_STOPS("c"),
    /** Kexec, restart, or the end of panic. */
    CARRY_OUT("c"),
    /** Test and set of stop_in_progress. */
    K1("c"),
    /** CPU_STOP. */
    K2("c"),
    /** A rung's time is over. */
    STOP_TIMEOUT("c"),
    /** CPU_STOP_NMI. */
    K3("c"),
    /** The flag. */
    K4("c"),
    /** The events. */
    K4_SIGNAL("c"),
    /** The CPU masks its own events. */
    K7("c"),
    /** CPU_STOP is taken. */
    TAKE_STOP("c"),
    /** CPU_STOP_NMI is taken. */
    TAKE_STOP_NMI("c"),
    /** The event is taken. */
    D1("c"),
    /** Masks. */
    Q1("c"),
    /** Offline. */
    Q3("c"),
    /** Masks its events. */
    Q4("c");

    private final List<String> parameters;

    PanicKind(String... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }
}
