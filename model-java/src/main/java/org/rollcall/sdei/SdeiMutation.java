package org.rollcall.sdei;

import org.rollcall.kernel.Word;

/** {@code SdeiRequest.tla} changed in one place. */
public enum SdeiMutation implements Word {
    /** The kernel as it is. */
    NONE("none"),
    /** The handler traces nothing. */
    D2("D2");

    private final String specName;

    SdeiMutation(String specName) {
        this.specName = specName;
    }

    @Override
    public String specName() {
        return specName;
    }
}
