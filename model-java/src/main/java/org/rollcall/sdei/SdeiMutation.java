package org.rollcall.sdei;

import org.rollcall.kernel.Word;

/** {@code SdeiRequest.tla} changed in one place. */
public enum SdeiMutation implements Word {
    /** The kernel as it is. */
    NONE("none"),
    /** The handler traces nothing. */
    D2("D2"),
    /** A CPU that was stopped comes up again. */
    U1("U1"),
    /** A second CPU enters the debugger while the first one owns the print lock. */
    X1("X1");

    private final String specName;

    SdeiMutation(String specName) {
        this.specName = specName;
    }

    @Override
    public String specName() {
        return specName;
    }
}
