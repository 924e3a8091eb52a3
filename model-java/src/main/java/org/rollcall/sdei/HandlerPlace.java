package org.rollcall.sdei;

import org.rollcall.kernel.Word;

/** Where the backtrace handler of a CPU is. */
public enum HandlerPlace implements Word {
    /** Not running. */
    NONE("-"),
    /** It needs the print lock. */
    P1("P1"),
    /** It prints. */
    P2("P2"),
    /** It clears its bit. */
    P3("P3"),
    /** It completes the event. */
    D3("D3");

    private final String specName;

    HandlerPlace(String specName) {
        this.specName = specName;
    }

    @Override
    public String specName() {
        return specName;
    }
}
