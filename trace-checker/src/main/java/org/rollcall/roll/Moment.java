package org.rollcall.roll;

import org.jspecify.annotations.Nullable;
import org.rollcall.log.Stamp;

/**
 * The time of a place in a log on each clock that the text has shown so far.
 *
 * @param kernel since boot, or null
 * @param step microseconds of which a second and all differences of the kernel's stamps so far are multiples: a clock may tick more slowly
 *     than its stamps have digits
 * @param wall a date, or null
 * @param zone microseconds by which the wall clock was moved, as far as the text lets suspect it
 * @param delta microseconds summed up from differences, or null
 */
record Moment(
        @Nullable Stamp kernel,
        long step,
        @Nullable Stamp wall,
        long zone,
        @Nullable Long delta) {
    /** Dates a day or more apart tell nothing: often only the day of the month is known, and logs of two occasions are joined. */
    private static final long DAY = 86_400_000_000L;

    /** The zones of the world lie whole quarters of an hour apart, and less than this one from the other. */
    private static final long QUARTER = 900_000_000;

    private static final long FARTHEST_ZONE = 26 * 4 * QUARTER;

    /** From 12-31 to 01-01, days and months added up. */
    private static final long LAST_OF_YEAR = 41;

    /** Clocks of kernels that tick with jiffies tick no faster and no more slowly. */
    private static final long FASTEST = 1_000;

    private static final long SLOWEST = 1_000_000;

    static final Moment UNKNOWN = new Moment(null, SLOWEST, null, 0, null);

    /** This moment, moved on to a record with the given stamp. */
    Moment at(@Nullable Stamp stamp) {
        if (stamp == null) {
            return this;
        }
        return switch (stamp.clock()) {
            case KERNEL -> new Moment(later(kernel, stamp), step(stamp), wall, zone, delta);
            case WALL -> new Moment(kernel, step, stamp, zone + moved(stamp), delta);
            case DELTA -> new Moment(kernel, step, wall, zone, (delta == null ? 0 : delta) + stamp.micros());
        };
    }

    /** Whether the kernel's clock is seen to tick so fast that its further stamps tell nothing new of it. */
    boolean hasFineClock() {
        return kernel != null && step < FASTEST;
    }

    private long step(Stamp stamp) {
        if (step == 1) {
            return 1;
        }
        long a = step;
        long b = kernel == null ? 0 : Math.abs(stamp.micros() - kernel.micros());
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }

    /**
     * What of the way to this stamp may be no time at all: summer time began, the zone was set, or the clock, to any time. A time of day without its date begins
     * anew at midnight, and a date without its year at the end of the month.
     */
    private long moved(Stamp stamp) {
        if (wall == null) {
            return 0;
        }
        long passed = stamp.micros() - wall.micros();
        if (passed < 0) {
            long sinceMidnight = Math.floorMod(passed, DAY);
            boolean midnight = wall.micros() < DAY || isEndOfMonth(wall.micros() / DAY, stamp.micros() / DAY);
            return midnight && sinceMidnight < QUARTER ? passed - sinceMidnight : 0;
        }
        return passed > FARTHEST_ZONE || passed < QUARTER ? 0 : passed;
    }

    /** Whether the first day of a month may follow this one: days of the month, or with the number of the month added to each. */
    private static boolean isEndOfMonth(long day, long next) {
        long back = day - next;
        return next > 0 && next <= 13 && (back >= 26 && back <= 30 || back == LAST_OF_YEAR);
    }

    /** Whether this stamp tells no time after this moment: a record that was printed before. A time of receipt does not. */
    boolean isNotBefore(Stamp stamp) {
        return switch (stamp.clock()) {
            case KERNEL -> kernel != null && stamp.micros() <= kernel.micros();
            case WALL -> false;
            case DELTA -> delta != null && stamp.micros() == 0;
        };
    }

    /** Whether this stamp of the kernel tells a time before this moment. */
    boolean isAfter(Stamp stamp) {
        return stamp.clock() == Stamp.Clock.KERNEL && kernel != null && stamp.micros() < kernel.micros();
    }

    /** At least this many microseconds have passed since then; null if no clock tells. */
    @Nullable
    Long since(Moment then) {
        if (kernel != null && then.kernel != null) {
            return kernel.micros() - then.kernel.micros() - (resolution(then.kernel) - 1);
        }
        if (wall != null && then.wall != null) {
            long passed = wall.micros() - zone - (then.wall.micros() - then.zone) - (then.wall.resolution() - 1);
            return passed < DAY ? Math.max(0, passed) : null;
        }
        return delta != null ? delta - (then.delta == null ? 0 : then.delta) : null;
    }

    /** At most this many microseconds have passed since then; null if no clock tells. A log daemon may get records late, all at once. */
    @Nullable
    Long atMostSince(Moment then) {
        return kernel == null || then.kernel == null
                ? null
                : kernel.micros() - then.kernel.micros() + resolution(kernel) - 1;
    }

    /** How far the time of a stamp of the kernel may lie behind what it shows. */
    private long resolution(Stamp stamp) {
        return step < FASTEST ? stamp.resolution() : Math.max(stamp.resolution(), step);
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
                && Math.abs(wall.micros() - then.wall.micros() - daysTurned(then)) >= micros + wall.resolution();
    }

    /** Midnights passed since then at which the count of days began anew. */
    private long daysTurned(Moment then) {
        return Math.min(0, Math.round((double) (zone - then.zone) / DAY)) * DAY;
    }

    private static Stamp later(@Nullable Stamp known, Stamp stamp) {
        return known == null || known.micros() < stamp.micros() ? stamp : known;
    }
}
