package org.rollcall.log;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date with a time of day, as loggers, terminals and {@code dmesg -T} write it, in any language that keeps the digits in place. Where
 * the month is a word or the year is missing only the day of the month and the time count: enough for a difference of seconds.
 *
 * @param stamp its value
 * @param end the index behind it
 */
record WallTime(Stamp stamp, int end) {
    private static final Pattern FORM = Pattern.compile(
            "(?:(?<year>\\d{4})-(?<month>\\d\\d)-(?<day>\\d\\d)[T ]|(?:\\p{L}{2,4}\\.? )?\\p{L}{3,4}\\.? +(?<dom>\\d{1,2}) )"
                    + "(?<h>\\d\\d):(?<m>\\d\\d):(?<s>\\d\\d)(?:[.,](?<f>\\d{1,9}))?(?:Z|[+-]\\d\\d:?\\d\\d)?(?: \\d{4})?");

    /** The time that starts at {@code line[at]}, or null. */
    static @Nullable WallTime at(String line, int at, int end) {
        if (at >= end || !(Character.isLetter(line.charAt(at)) || line.charAt(at) == '1' || line.charAt(at) == '2')) {
            return null;
        }
        if (!hasTimeOfDay(line, at, end)) {
            return null;
        }
        Matcher form = FORM.matcher(line).region(at, end);
        if (!form.lookingAt()) {
            return null;
        }
        long day;
        try {
            day = form.group("year") == null
                    ? Integer.parseInt(form.group("dom"))
                    : LocalDate.of(number(form, "year"), number(form, "month"), number(form, "day"))
                            .toEpochDay();
        } catch (DateTimeException noSuchDay) {
            return null;
        }
        long seconds = ((day * 24 + number(form, "h")) * 60 + number(form, "m")) * 60 + number(form, "s");
        String fraction = form.group("f") == null ? "0" : form.group("f");
        long micros = Long.parseLong((fraction + "000000").substring(0, 6));
        long resolution = KernelTime.resolution(form.group("f") == null ? 0 : fraction.length());
        return new WallTime(new Stamp(Stamp.Clock.WALL, seconds * 1_000_000 + micros, resolution), form.end());
    }

    /** A cheap look before the pattern: the first colon stands between hours and minutes, three before the next. */
    private static boolean hasTimeOfDay(String line, int at, int end) {
        int colon = line.indexOf(':', at);
        return colon > at
                && colon + 3 < end
                && line.charAt(colon + 3) == ':'
                && Character.isDigit(line.charAt(colon - 1));
    }

    private static int number(Matcher form, String group) {
        return Integer.parseInt(form.group(group));
    }
}
