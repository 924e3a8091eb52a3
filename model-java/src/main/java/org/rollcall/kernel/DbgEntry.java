package org.rollcall.kernel;

import java.util.Locale;

/** How a master enters the debugger. */
public enum DbgEntry implements Word {
    /** A breakpoint: DAIF.I set all the time. */
    BRK,
    /** An oops: interrupts disabled, NMIs get through. */
    OOPS;

    @Override
    public String specName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
