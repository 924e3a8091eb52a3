package org.rollcall.channel;

import java.util.Locale;
import org.rollcall.kernel.Word;

/** The generations of Arm's interrupt controller, by what they can do for a stop. */
public enum InterruptController implements Word {
    /** No priorities that Linux masks by, no firmware with events. */
    V2,
    /** Pseudo-NMI. */
    V3,
    /** IPIs are LPIs of one priority: never NMIs. */
    V5;

    @Override
    public String specName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
