package org.rollcall.log;

/**
 * When a record was printed.
 *
 * @param clock what the number counts
 * @param micros microseconds of that clock
 * @param resolution the step of its last printed digit, in microseconds: 1,000,000 for whole seconds
 */
public record Stamp(Clock clock, long micros, long resolution) {
    /** A stamp with all six digits of a fraction. */
    public Stamp(Clock clock, long micros) {
        this(clock, micros, 1);
    }

    /** The kinds of time stamps. Stamps of different clocks do not compare. */
    public enum Clock {
        /** Seconds since boot, {@code [  376.894502]}. */
        KERNEL(0),
        /** Date and time of a logger, of a terminal program or of {@code dmesg -T}. */
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
