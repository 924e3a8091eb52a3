package org.rollcall.roll;

import java.util.Locale;

/** What a text proves about a roll call, from best to worst. */
public enum Verdict {
    /** All asked CPUs answered. */
    COMPLETE,
    /** The text does not decide it. */
    INCONCLUSIVE,
    /** At least one asked CPU provably did not answer. */
    MISSED,
    /** No behaviour of the protocol explains the text. */
    IMPOSSIBLE;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The name in records. */
    public String word() {
        return word;
    }
}
