package org.rollcall.roll;

import org.jspecify.annotations.Nullable;
import org.rollcall.log.Stamp;

/**
 * The time of a place in a log on each clock that the text has shown so far.
 *
 * @param kernel microseconds since boot, or null
 * @param wall microseconds of a date, or null
 * @param delta microseconds summed up from differences, or null
 */
record Moment(
        @Nullable Long kernel,
        @Nullable Long wall,
        @Nullable Long delta) {
    /** A fall of the kernel's clock by more than this is a new boot; CPUs' clocks differ by less. */
    private static final long NEW_BOOT = 5_000_000;

    static final Moment UNKNOWN = new Moment(null, null, null);

    /** This moment, moved on to a record with the given stamp. */
    Moment at(@Nullable Stamp stamp) {
        if (stamp == null) {
            return this;
        }
        return switch (stamp.clock()) {
            case KERNEL -> new Moment(later(kernel, stamp.micros()), wall, delta);
            case WALL -> new Moment(kernel, stamp.micros(), delta);
            case DELTA -> new Moment(kernel, wall, (delta == null ? 0 : delta) + stamp.micros());
        };
    }

    /** Whether a record with this stamp can only belong to another boot. */
    boolean isBefore(@Nullable Stamp stamp) {
        return stamp != null
                && stamp.clock() == Stamp.Clock.KERNEL
                && kernel != null
                && stamp.micros() + NEW_BOOT < kernel;
    }

    /** At least this many microseconds have passed since then; null if no clock tells. */
    @Nullable
    Long since(Moment then) {
        if (kernel != null && then.kernel != null) {
            return kernel - then.kernel;
        }
        if (wall != null && then.wall != null) {
            return Math.max(0, wall - then.wall - Stamp.Clock.WALL.resolution());
        }
        return delta != null ? delta - (then.delta == null ? 0 : then.delta) : null;
    }

    private static long later(@Nullable Long known, long stamp) {
        return known == null ? stamp : Math.max(known, stamp);
    }
}
