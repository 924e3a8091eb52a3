package org.rollcall.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A count of units of time: {@code [21000 us]}, {@code [12 ms]}, as terminals and probes write it, and the labels of daemontools and s6,
 * {@code @4000000067c6d3d01dcd6500} (TAI64N). Both say when a record was received.
 *
 * @param stamp its value
 * @param end the index behind it
 */
record MeasuredTime(Stamp stamp, int end) {
    private static final Pattern IN_BRACKETS = Pattern.compile(
            "\\[ *\\+?(?<count>\\d{1,15})(?:[.,](?<f>\\d{1,9}))? ?(?<unit>n|u|\u00b5|\u00c2\u00b5|\u00ce\u00bc|m|)s(?:ecs?)? *\\]");

    /** So many digits are no amount in a sentence, before the point or behind it. */
    private static final Pattern BARE = Pattern.compile(
            "(?<count>\\d{6,18}(?![.,])|\\d{1,15}(?=[.,]\\d{3}))(?:[.,](?<f>\\d{3,9}) ?)?(?<unit>n|u|\u00b5|\u00c2\u00b5|\u00ce\u00bc|m)s(?:ecs?)?(?=[ \\t:|])");

    /** Seconds since 1970, 2^62 added, and nanoseconds or nothing. */
    private static final Pattern LABEL =
            Pattern.compile("@4(?<seconds>[0-9a-f]{15})(?<nanos>[0-9a-f]{8})?(?![0-9A-Za-z])");

    private static final long NANOS = 1_000;
    private static final long MICROS_OF_SECOND = 1_000_000;

    /** The count in the bracket at {@code line[at]}, or null. Seconds with a fraction are the kernel's. */
    static @Nullable MeasuredTime inBrackets(String line, int at, int end) {
        return read(IN_BRACKETS.matcher(line).region(at, end));
    }

    /** The same without a bracket. */
    static @Nullable MeasuredTime bare(String line, int at, int end) {
        return read(BARE.matcher(line).region(at, end));
    }

    private static @Nullable MeasuredTime read(Matcher time) {
        if (!time.lookingAt()) {
            return null;
        }
        String unit = time.group("unit");
        String fraction = time.group("f");
        if (unit.isEmpty() && fraction != null) {
            return null;
        }
        long nanos = unit.isEmpty()
                ? NANOS * MICROS_OF_SECOND
                : unit.equals("m") ? NANOS * NANOS : unit.equals("n") ? 1 : NANOS;
        String digits = fraction == null ? "" : fraction;
        long resolution = nanos;
        long value = Math.multiplyHigh(Long.parseLong(time.group("count")), nanos) == 0
                ? Long.parseLong(time.group("count")) * nanos
                : -1;
        for (int i = 0; i < digits.length() && resolution > 1; i++) {
            resolution /= 10;
            value += (digits.charAt(i) - '0') * resolution;
        }
        return value < 0
                ? null
                : new MeasuredTime(
                        new Stamp(Stamp.Clock.WALL, value / NANOS, Math.max(1, resolution / NANOS)), time.end());
    }

    /** The label at {@code line[at]}, or null. */
    static @Nullable MeasuredTime label(String line, int at, int end) {
        Matcher label = LABEL.matcher(line).region(at, end);
        if (!label.lookingAt()) {
            return null;
        }
        long seconds = Long.parseLong(label.group("seconds"), 16);
        String nanos = label.group("nanos");
        if (seconds >= Long.MAX_VALUE / MICROS_OF_SECOND / 2) {
            return null;
        }
        long micros = nanos == null ? 0 : Long.parseLong(nanos, 16) / NANOS;
        long resolution = nanos == null ? MICROS_OF_SECOND : 1;
        return new MeasuredTime(
                new Stamp(Stamp.Clock.WALL, seconds * MICROS_OF_SECOND + micros, resolution), label.end());
    }
}
