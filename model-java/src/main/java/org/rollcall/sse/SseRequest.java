package org.rollcall.sse;

import org.rollcall.kernel.Word;

/** What a CPU can be asked for: a bit of {@code local_nmi_arg}. */
public enum SseRequest implements Word {
    /** Nothing. */
    NONE("-"),
    /** To stop. */
    STOP("STOP"),
    /** A backtrace. */
    BACKTRACE("BACKTRACE"),
    /** To come to the debugger. */
    KGDB("KGDB");

    private final String specName;

    SseRequest(String specName) {
        this.specName = specName;
    }

    @Override
    public String specName() {
        return specName;
    }
}
