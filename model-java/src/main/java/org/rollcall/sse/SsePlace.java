package org.rollcall.sse;

import org.rollcall.kernel.Word;

/** Where the handler of a CPU is. */
public enum SsePlace implements Word {
    /** Not running. */
    NONE("-"),
    /** It has read the word. */
    V2("V2"),
    /** It has acted. */
    V3("V3"),
    /** Stopped. */
    PARKED("parked");

    private final String specName;

    SsePlace(String specName) {
        this.specName = specName;
    }

    @Override
    public String specName() {
        return specName;
    }
}
