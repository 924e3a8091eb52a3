package org.rollcall.sdei;

/** The SGI of a backtrace. */
public enum BacktraceSgi {
    /** CPU_BACKTRACE. */
    BACKTRACE
}
