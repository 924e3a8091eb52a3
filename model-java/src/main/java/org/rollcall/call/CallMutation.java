package org.rollcall.call;

import org.rollcall.kernel.Word;

/** {@code CallFunction.tla} changed in one place. */
public enum CallMutation implements Word {
    /** The kernel as it is. */
    NONE("none"),
    /** The CPU that runs its queue does not unlock the csds. */
    C1("C1");

    private final String specName;

    CallMutation(String specName) {
        this.specName = specName;
    }

    @Override
    public String specName() {
        return specName;
    }
}
