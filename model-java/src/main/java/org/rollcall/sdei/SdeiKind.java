package org.rollcall.sdei;

import java.util.List;
import org.rollcall.transition.ActionName;

/** The actions of {@code SdeiRequest.tla}, in the order of {@code Next}. */
public enum SdeiKind implements ActionName {
    /** Test and set of backtrace_flag. */
    T1("c"),
    /** The mask is copied. */
    T2("c"),
    /** The requester's own dump. */
    T4("c"),
    /** One CPU is signalled. */
    SIGNAL("c", "d"),
    /** All are. */
    SIGNAL_END("c"),
    /** All have answered. */
    T6("c"),
    /** The wait is over. */
    TIMEOUT_BT("c"),
    /** The repair: the IPI. */
    ASK_BY_IPI("c"),
    /** The silent CPUs are named. */
    T6B("c"),
    /** backtrace_flag is cleared. */
    T8("c"),
    /** The repair: a panic has taken the flag. */
    GIVE_UP("c"),
    /** Event 0 is taken. */
    TAKE_EVENT("c"),
    /** The IPI is taken. */
    TAKE_SGI("c"),
    /** The print lock. */
    P1("c"),
    /** The print. */
    P2("c"),
    /** The bit. */
    P3("c"),
    /** The end of the event. */
    D3("c"),
    /** The reboot notifier. */
    SDEI_TEARDOWN,
    /** A CPU is online. */
    CPU_UP("c"),
    /** ... and its event registered. */
    SDEI_CPU_UP("c"),
    /** Deep idle. */
    PM_ENTER("c"),
    /** Its end. */
    PM_EXIT("c"),
    /** A CPU locks up. */
    LOCK_UP("c"),
    /** A panic stops the others. */
    STOP_CPUS("c"),
    /** A debugger. */
    DEBUGGER_ENTER("c"),
    /** go. */
    DEBUGGER_GO("c"),
    /** No slave is left. */
    DEBUGGER_LEAVE("c"),
    /** A roundup SGI. */
    ROUNDUP_SGI("c"),
    /** The task goes on before it. */
    TASK_GOES_ON("c");

    private final List<String> parameters;

    SdeiKind(String... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }
}
