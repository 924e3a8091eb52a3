package org.rollcall.lab.replay;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The console of the guest as a user sees it. The guest answers only while it runs. */
public interface Terminal {
    void type(String text);

    /** What is said next; empty if it is not said in time. The next search begins after it. */
    default Optional<MatchResult> said(Pattern pattern, Duration budget) {
        return said(pattern, budget, () -> false);
    }

    /** The same, and no longer than until it is too late: what is there by then counts. */
    Optional<MatchResult> said(Pattern pattern, Duration budget, BooleanSupplier tooLate);

    /** All that was said so far. */
    String all();
}
