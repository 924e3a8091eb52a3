package org.rollcall.call;

import java.util.List;
import org.rollcall.transition.ActionName;

/** The actions of {@code CallFunction.tla}, in the order of {@code Next}. */
public enum CallKind implements ActionName {
    /** A call begins. */
    CALL("c"),
    /** One target is queued for. */
    CSD_LOCK("c", "d"),
    /** The IPIs are sent. */
    SEND_OWED("c"),
    /** All targets have run the function. */
    WAIT_END("c"),
    /** The task that waits is preempted. */
    PREEMPT("c"),
    /** ... and its wait is over. */
    WAKE_END("c"),
    /** A CPU runs its queue. */
    TAKE_CALL("c"),
    /** A CPU locks up. */
    LOCK_UP("c"),
    /** An NMI parks a CPU. */
    PARK("c");

    private final List<String> parameters;

    CallKind(String... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }
}
