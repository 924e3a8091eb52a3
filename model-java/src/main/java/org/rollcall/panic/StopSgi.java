package org.rollcall.panic;

/** The SGIs of a panic. */
public enum StopSgi {
    /** CPU_STOP. */
    STOP,
    /** CPU_STOP_NMI, a pseudo-NMI. */
    NMI,
    /** CALL_FUNC. */
    CALL
}
