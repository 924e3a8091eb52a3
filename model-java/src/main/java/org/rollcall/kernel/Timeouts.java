package org.rollcall.kernel;

import java.util.Locale;

/** When a time-out may fire; the model has no clock. */
public enum Timeouts implements Word {
    /** Only when no CPU can make a prompt step: time-outs are long. */
    FAIR,
    /** At any moment. */
    ANY,
    /** Never. */
    NONE;

    @Override
    public String specName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
