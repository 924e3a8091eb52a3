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

    /** Whether it is the kernel's own time to the microsecond. */
    public boolean isOfConsole() {
        return clock == Clock.KERNEL && resolution == 1;
    }

    /** The same on the kernel's own clock. */
    Stamp ofKernel() {
        return new Stamp(Clock.KERNEL, micros, resolution);
    }

    /** The kinds of time stamps. Stamps of different clocks do not compare. */
    public enum Clock {
        /** The kernel's own time: seconds since boot, {@code [  376.894502]}, or the date that {@code dmesg -T} makes of them. */
        KERNEL,
        /** When a log daemon or a terminal program got the record: later than it was printed, and a batch of records at once. */
        WALL,
        /** Time since the record before, {@code [  +0.000002]} of {@code dmesg -d}. */
        DELTA
    }
}
