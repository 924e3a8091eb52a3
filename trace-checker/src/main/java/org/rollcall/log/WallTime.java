package org.rollcall.log;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date with a time of day, a time of day alone, or a count from 1970, as loggers, terminals and {@code dmesg -T} write them, in any
 * language and order. Where a date does not tell its day from its month both are added up: a day later is one more, whichever it is.
 * Where the month is a word or the year is missing only the day of the month and the time count: enough for a difference of seconds. An English
 * date that ends in its year, as {@code dmesg -T} prints it, counts in full.
 *
 * @param stamp its value
 * @param end the index behind it
 */
record WallTime(Stamp stamp, int end) {
    /** A letter, or a byte that is part of one in some encoding. */
    private static final String LETTER = "[A-Za-z\\x80-\\xff]";

    private static final String SEPARATOR = "(?:[-/.:]|[\\x80-\\xff]{2,3} ?)";

    private static final Pattern DATE = Pattern.compile("(?:LL{1,11}[.,]{0,2} )?(?:"
            .concat("(?<year>[12]\\d{3})S(?<month>\\d{1,2})S(?<day>\\d{1,2})")
            .concat("|[12]\\d{3}-?W(?<week>[0-5]\\d)-?(?<weekday>[1-7])")
            .concat("|(?<eight>[12]\\d{7})")
            .concat("|(?<one>\\d{1,2})[-/.](?<two>\\d{1,2})(?:[-/.]\\d{2,4}|\\.)?")
            .concat("|(?<word>L{3,12})[.,]? {1,2}(?<dom>[0-3]?\\d)(?:[.,]? [12]\\d{3})?")
            .concat("|(?<first>[0-3]?\\d)(?:[-/]|\\.? ?)L{3,12}\\.?(?:[-/ ]\\d{2,4})?")
            .concat(")[\\x80-\\xff]{0,3}[,.:]?[T _-]{1,3}(?:at )?")
            .replace("S", SEPARATOR)
            .replace("L", LETTER));

    private static final Pattern TIME =
            Pattern.compile("(?<h>\\d{1,2}):(?<m>[0-5]\\d):(?<s>[0-6]\\d)(?:[.,:](?<f>\\d{1,9}))?(?!\\d|:\\d)"
                    + "(?: ?(?<half>[AaPp])\\.?[Mm]\\b\\.?)?(?: ?(?:Z|UTC|GMT)\\b| ?(?<zone>[+-]\\d\\d:?[0-5]\\d)\\b)?"
                    + "(?: [A-Z]{2,5}(?= [12]\\d{3}\\b))?(?: (?<y>[12]\\d{3})\\b)?");

    /** Only behind a date: without colons, or with the words of a language for hours, minutes and seconds. */
    private static final Pattern TIME_OF_DATE = Pattern.compile(
            "(?<h>[0-2]?\\d)(?:[.h]|U)?(?<m>[0-5]\\d)(?:[.m]|U)?(?<s>[0-6]\\d)s?(?:[.,](?<f>\\d{1,9}))?(?!\\d)U?(?<half>)(?:Z\\b|(?<zone>[+-]\\d\\d:?[0-5]\\d)\\b)?"
                    .replace("U", "(?:[\\x80-\\xff]{2,3} ?)"));

    private static final Pattern EPOCH =
            Pattern.compile("(?<e>1\\d{9}|2[01]\\d{8})(?:[.,](?<f>\\d{1,9})|(?<rest>\\d{3}|\\d{6}|\\d{9}))(?!\\d)");

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    /** The farthest that the colon of a time stands behind the start of its date. */
    private static final int FARTHEST = 48;

    /** The time that starts at {@code line[at]}, or null. */
    static @Nullable WallTime at(String line, int at, int end) {
        char first = at < end ? line.charAt(at) : 0;
        boolean digit = Digits.isDigit(first);
        if (!digit && !Character.isLetter(first) && first < 0x80 || !mayBeTime(line, at, end)) {
            return null;
        }
        WallTime epoch = digit ? epoch(line, at, end) : null;
        if (epoch != null) {
            return epoch;
        }
        Matcher date = DATE.matcher(line).region(at, end);
        Long day = date.lookingAt() ? day(date) : null;
        if (day != null) {
            Matcher time = TIME.matcher(line).region(date.end(), end);
            if (time.lookingAt()) {
                Long full = fullDay(date, time);
                return of(time, full == null ? day : full);
            } else if (time.usePattern(TIME_OF_DATE).lookingAt()) {
                return of(time, day);
            }
        }
        Matcher time = TIME.matcher(line).region(at, end);
        return digit && time.lookingAt() ? of(time, 0) : null;
    }

    /** A cheap look before the patterns: digits come first, or soon a colon that stands behind one. */
    private static boolean mayBeTime(String line, int at, int end) {
        char first = line.charAt(at);
        if (Digits.isDigit(first)) {
            int after = Digits.after(line, at, end);
            return after < end
                            && after - at <= 19
                            && (".,:-/ T".indexOf(line.charAt(after)) >= 0 || line.charAt(after) >= 0x80)
                    || after - at >= 13;
        }
        int colon = line.indexOf(':', at + 1);
        return colon > 0
                && colon + 3 < end
                && colon - at <= FARTHEST
                && Digits.isDigit(line.charAt(colon - 1))
                && Digits.isDigit(line.charAt(colon + 1));
    }

    private static @Nullable WallTime epoch(String line, int at, int end) {
        Matcher epoch = EPOCH.matcher(line).region(at, end);
        if (!epoch.lookingAt()) {
            return null;
        }
        String group = epoch.group("f") == null ? "rest" : "f";
        return new WallTime(stamp(Long.parseLong(epoch.group("e")), epoch, group), epoch.end());
    }

    private static @Nullable Long day(Matcher date) {
        try {
            if (date.group("year") != null) {
                return LocalDate.of(number(date, "year"), number(date, "month"), number(date, "day"))
                        .toEpochDay();
            } else if (date.group("eight") != null) {
                int day = number(date, "eight");
                return LocalDate.of(day / 10_000, day / 100 % 100, day % 100).toEpochDay();
            }
        } catch (DateTimeException noSuchDay) {
            return null;
        }
        if (date.group("week") != null) {
            return 7L * number(date, "week") + number(date, "weekday");
        }
        if (date.group("one") != null) {
            return (long) number(date, "one") + number(date, "two");
        }
        return (long) number(date, date.group("dom") != null ? "dom" : "first");
    }

    /** The day of an English date whose year stands behind the time, or null. */
    private static @Nullable Long fullDay(Matcher date, Matcher time) {
        String word = date.group("word");
        int month = word == null || word.length() != 3 || time.group("y") == null ? -1 : MONTHS.indexOf(word);
        if (month < 0 || month % 3 != 0) {
            return null;
        }
        try {
            return LocalDate.of(number(time, "y"), month / 3 + 1, number(date, "dom"))
                    .toEpochDay();
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static WallTime of(Matcher time, long day) {
        String half = time.group("half");
        int hour = number(time, "h");
        if (half != null && !half.isEmpty()) {
            hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        long seconds = ((day * 24 + hour) * 60 + number(time, "m")) * 60 + number(time, "s");
        return new WallTime(stamp(seconds - offset(time.group("zone")), time, "f"), time.end());
    }

    /** Seconds that this zone is ahead. */
    private static long offset(@Nullable String zone) {
        if (zone == null) {
            return 0;
        }
        int ahead = Integer.parseInt(zone.substring(1, 3)) * 60 + Integer.parseInt(zone.substring(zone.length() - 2));
        return zone.charAt(0) == '-' ? -ahead * 60L : ahead * 60L;
    }

    private static Stamp stamp(long seconds, Matcher digits, String fraction) {
        String text = digits.group(fraction) == null ? "" : digits.group(fraction);
        return new Stamp(
                Stamp.Clock.WALL,
                seconds * 1_000_000 + Digits.micros(text, 0, text.length()),
                Digits.resolution(text.length()));
    }

    private static int number(Matcher form, String group) {
        return Integer.parseInt(form.group(group));
    }
}
