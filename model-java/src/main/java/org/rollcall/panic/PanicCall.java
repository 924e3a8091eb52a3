package org.rollcall.panic;

import java.util.Locale;
import org.rollcall.kernel.Word;

/** A function call in a CPU's queue. */
public enum PanicCall implements Word {
    /** The redirected panic. */
    PANIC,
    /** Any other. */
    OTHER;

    @Override
    public String specName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
