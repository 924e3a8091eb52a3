package org.rollcall.lab.replay;

import java.time.Duration;

/**
 * How much longer than on a quiet host everything may take.
 *
 * @param factor 1 or more
 */
public record Patience(int factor) {
    /** That of a quiet host. */
    public static final Patience USUAL = new Patience(1);

    Duration of(Duration usual) {
        return usual.multipliedBy(factor);
    }
}
