package org.rollcall.roll;

import org.jspecify.annotations.Nullable;
import org.rollcall.log.Stamp;

/**
 * The time of a place in a log on each clock that the text has shown so far.
 *
 * @param kernel since boot, or null
 * @param wall a date, or null
 * @param delta microseconds summed up from differences, or null
 */
record Moment(
        @Nullable Stamp kernel,
        @Nullable Stamp wall,
        @Nullable Long delta) {
    /** Dates a day or more apart tell nothing: often only the day of the month is known, and logs of two occasions are joined. */
    private static final long DAY = 86_400_000_000L;

    static final Moment UNKNOWN = new Moment(null, null, null);

    /** This moment, moved on to a record with the given stamp. */
    Moment at(@Nullable Stamp stamp) {
        if (stamp == null) {
            return this;
        }
        return switch (stamp.clock()) {
            case KERNEL -> new Moment(later(kernel, stamp), wall, delta);
            case WALL -> new Moment(kernel, stamp, delta);
            case DELTA -> new Moment(kernel, wall, (delta == null ? 0 : delta) + stamp.micros());
        };
    }

    /** At least this many microseconds have passed since then; null if no clock tells. */
    @Nullable
    Long since(Moment then) {
        if (kernel != null && then.kernel != null) {
            return atLeast(kernel, then.kernel);
        }
        if (wall != null && then.wall != null) {
            long passed = atLeast(wall, then.wall);
            return passed < DAY ? Math.max(0, passed) : null;
        }
        return delta != null ? delta - (then.delta == null ? 0 : then.delta) : null;
    }

    /** At most this many microseconds have passed since then; null if no clock tells. A log daemon may get records late, all at once. */
    @Nullable
    Long atMostSince(Moment then) {
        return kernel == null || then.kernel == null
                ? null
                : kernel.micros() - then.kernel.micros() + kernel.resolution() - 1;
    }

    /** Whether so many microseconds or more lie between, in either direction: a date may step back. */
    boolean isFarFrom(Moment then, long micros) {
        Long passed = since(then);
        if (passed != null && passed >= micros) {
            return true;
        }
        return kernel == null
                && wall != null
                && then.wall != null
                && Math.abs(wall.micros() - then.wall.micros()) >= micros + wall.resolution();
    }

    private static long atLeast(Stamp now, Stamp then) {
        return now.micros() - then.micros() - (then.resolution() - 1);
    }

    private static Stamp later(@Nullable Stamp known, Stamp stamp) {
        return known == null || known.micros() < stamp.micros() ? stamp : known;
    }
}
