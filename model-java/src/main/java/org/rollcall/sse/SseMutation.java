package org.rollcall.sse;

import org.rollcall.kernel.Word;

/** {@code SseNmi.tla} changed in one place. */
public enum SseMutation implements Word {
    /** The series as it is. */
    NONE("none"),
    /** The handler acts on nothing that it read. */
    V2("V2");

    private final String specName;

    SseMutation(String specName) {
        this.specName = specName;
    }

    @Override
    public String specName() {
        return specName;
    }
}
