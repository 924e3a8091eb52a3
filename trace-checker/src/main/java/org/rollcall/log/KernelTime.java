package org.rollcall.log;

import org.jspecify.annotations.Nullable;

/**
 * Seconds with a fraction, as printk and those who print its records write them: {@code [  376.894502]}; with something more inside the
 * bracket ({@code dmesg -d}, the vendors of phones); {@code [  +0.000002]} and {@code [<    0.000002>]}, the time since the record before;
 * without a bracket; or the microseconds of {@code /dev/kmsg}.
 *
 * @param stamp its value
 * @param end the index behind it
 */
record KernelTime(Stamp stamp, int end) {
    private static final int LONGEST = 11;
    private static final int LONGEST_FRACTION = 9;

    /** The farthest that a bracket may close behind its time. */
    private static final int MORE = 40;

    /** What stands between a time and something more: in a date its number goes on. */
    private static final String BEHIND = "] @,s/<|:";

    /** Seconds since 1970 have ten digits; a machine is never up for 31 years. */
    private static final int EPOCH_DIGITS = 10;

    /** The stamp that starts at {@code line[at]} with a bracket and holds nothing else, or null. */
    static @Nullable KernelTime at(String line, int at, int end) {
        KernelTime time = opened(line, at + 1, end);
        return time == null || time.end >= end || line.charAt(time.end) != ']' ? null : time.upTo(time.end + 1);
    }

    /** The same; something more may stand behind the time, inside the bracket. */
    static @Nullable KernelTime withMore(String line, int at, int end) {
        KernelTime time = opened(line, at + 1, end);
        if (time == null || time.end >= end || BEHIND.indexOf(line.charAt(time.end)) < 0) {
            return null;
        }
        int close = line.indexOf(']', time.end);
        int inner = line.indexOf('[', time.end);
        boolean closes = close >= 0 && close < end && close - time.end <= MORE && (inner < 0 || inner > close);
        return closes ? time.upTo(close + 1) : null;
    }

    /** Seconds and at least six digits of a fraction, without a bracket, or null: fewer may be those of milliseconds. */
    static @Nullable KernelTime bare(String line, int at, int end) {
        int dot = Digits.after(line, at, end);
        KernelTime time = dot - at < EPOCH_DIGITS ? read(line, at, end, Stamp.Clock.KERNEL) : null;
        boolean goesOn = time != null
                && time.end < end
                && (line.charAt(time.end) == '.' || Character.isLetterOrDigit(line.charAt(time.end)));
        // the rest of a stamp whose start is lost: its seconds may be others
        boolean torn = time != null && time.end < end && line.charAt(time.end) == ']' && line.lastIndexOf('[', at) < 0;
        boolean difference = at > 1 && line.charAt(at - 1) == '+';
        boolean inSeconds = time != null
                && time.stamp.resolution() == 1
                && !OtherUnit.isBefore(line, at)
                && !OtherUnit.isBehind(line, time.end, end);
        return goesOn || torn || difference || !inSeconds ? null : time;
    }

    /** {@code 6,339,21288313,-;} or {@code 6,339,21288313,-,caller=T1;} of {@code /dev/kmsg} and netconsole, or null. */
    static @Nullable KernelTime ofDevKmsg(String line, int at, int end) {
        int level = Digits.after(line, at, end);
        int sequence =
                level > at && level < end && line.charAt(level) == ',' ? Digits.after(line, level + 1, end) : end;
        int micros = sequence < end && line.charAt(sequence) == ',' ? Digits.after(line, sequence + 1, end) : end;
        int close = micros < end && line.charAt(micros) == ',' ? line.indexOf(';', micros) : -1;
        if (close < 0 || close >= end || micros - sequence - 1 > 16 || close - micros > MORE) {
            return null;
        }
        return new KernelTime(new Stamp(Stamp.Clock.KERNEL, Digits.number(line, sequence + 1, micros)), close + 1);
    }

    private KernelTime upTo(int behind) {
        return new KernelTime(stamp, behind);
    }

    private static @Nullable KernelTime opened(String line, int from, int end) {
        int i = from;
        Stamp.Clock clock = Stamp.Clock.KERNEL;
        while (i < end && (line.charAt(i) == ' ' || line.charAt(i) == '+' || line.charAt(i) == '<')) {
            clock = line.charAt(i) == ' ' ? clock : Stamp.Clock.DELTA;
            i++;
        }
        KernelTime time = read(line, i, end, clock);
        time = time == null ? withComma(line, i, end, clock) : time;
        boolean angle = time != null && line.charAt(i - 1) == ' ' && clock == Stamp.Clock.DELTA
                || time != null && line.charAt(i - 1) == '<';
        return angle && time.end < end && line.charAt(time.end) == '>' ? time.upTo(time.end + 1) : time;
    }

    /** {@code 21,288313]}, as programs print it again where the comma is the decimal point. */
    private static @Nullable KernelTime withComma(String line, int at, int end, Stamp.Clock clock) {
        KernelTime time = read(line, at, end, clock, ',');
        boolean whole = time != null && time.stamp.resolution() == 1 && time.end < end && line.charAt(time.end) == ']';
        return whole ? time : null;
    }

    private static @Nullable KernelTime read(String line, int at, int end, Stamp.Clock clock) {
        return read(line, at, end, clock, '.');
    }

    private static @Nullable KernelTime read(String line, int at, int end, Stamp.Clock clock, char point) {
        int dot = Digits.after(line, at, end);
        if (dot == at || dot - at > LONGEST || dot >= end || line.charAt(dot) != point) {
            return null;
        }
        int close = Digits.after(line, dot + 1, end);
        if (close == dot + 1 || close - dot - 1 > LONGEST_FRACTION) {
            return null;
        }
        long micros = Digits.number(line, at, dot) * 1_000_000 + Digits.micros(line, dot + 1, close);
        boolean epoch = dot - at == EPOCH_DIGITS && line.charAt(at) <= '2';
        return new KernelTime(
                new Stamp(epoch ? Stamp.Clock.WALL : clock, micros, Digits.resolution(close - dot - 1)), close);
    }
}
