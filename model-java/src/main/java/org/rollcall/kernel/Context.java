package org.rollcall.kernel;

import java.util.Locale;

/** The contexts that nest on a CPU, lowest first. Linux never nests two of the same kind. */
public enum Context {
    /** A task, or the idle task. */
    TASK,
    /** A normal interrupt's handler. */
    IRQ,
    /** A debug exception or an oops: a master of the debugger. */
    DBG,
    /** A pseudo-NMI's handler. */
    NMI,
    /** The handler of SDEI event 0. */
    EVENT;

    /** The word that the specification uses. */
    public String specName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
