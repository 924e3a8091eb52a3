package org.rollcall.lab.replay;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How much longer than on a quiet host everything may take.
 *
 * @param factor 1 or more
 * @param end a time of {@link System#nanoTime}; nothing is waited for after it
 */
public record Patience(int factor, OptionalLong end) {
    /** That of a quiet host. */
    public static final Patience USUAL = times(1);

    /** Without an end. */
    public static Patience times(int factor) {
        return new Patience(factor, OptionalLong.empty());
    }

    /** The same, and nothing is waited for after this time of {@link System#nanoTime}. */
    public Patience until(long nanos) {
        return new Patience(factor, OptionalLong.of(nanos));
    }

    Duration of(Duration usual) {
        Duration all = usual.multipliedBy(factor);
        if (end.isEmpty()) {
            return all;
        }
        Duration left = Duration.ofNanos(Math.max(0, end.getAsLong() - System.nanoTime()));
        return left.compareTo(all) < 0 ? left : all;
    }
}
