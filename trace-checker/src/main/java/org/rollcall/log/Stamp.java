package org.rollcall.log;

/**
 * When a record was printed.
 *
 * @param clock what the number counts
 * @param micros microseconds of that clock
 */
public record Stamp(Clock clock, long micros) {
    /** The kinds of time stamps. Stamps of different clocks do not compare. */
    public enum Clock {
        /** Seconds since boot, {@code [  376.894502]}. */
        KERNEL(0),
        /** Date and time of a logger or of {@code dmesg -T}, whole seconds at least. */
        WALL(1_000_000),
        /** Time since the record before, {@code [  +0.000002]} of {@code dmesg -d}. */
        DELTA(0);

        private final long resolution;

        Clock(long resolution) {
            this.resolution = resolution;
        }

        /** By how many microseconds a difference of two stamps may be too large. */
        public long resolution() {
            return resolution;
        }
    }
}
