package org.rollcall.log;

import org.jspecify.annotations.Nullable;

/**
 * The stamp of printk: {@code [  376.894502]}, or {@code [  +0.000002]} of {@code dmesg -d}.
 *
 * @param stamp its value
 * @param end the index behind the closing bracket
 */
record KernelTime(Stamp stamp, int end) {
    private static final int LONGEST = 11;

    /** The stamp that starts at {@code line[at]} with a bracket, or null. */
    static @Nullable KernelTime at(String line, int at, int end) {
        int i = at + 1;
        while (i < end && line.charAt(i) == ' ') {
            i++;
        }
        boolean delta = i < end && line.charAt(i) == '+';
        int digits = i + (delta ? 1 : 0);
        int dot = afterDigits(line, digits, end);
        if (dot == digits || dot - digits > LONGEST || dot >= end || line.charAt(dot) != '.') {
            return null;
        }
        int close = afterDigits(line, dot + 1, end);
        if (close == dot + 1 || close - dot > 10 || close >= end || line.charAt(close) != ']') {
            return null;
        }
        long micros = number(line, digits, dot) * 1_000_000 + fraction(line, dot + 1, close);
        return new KernelTime(
                new Stamp(delta ? Stamp.Clock.DELTA : Stamp.Clock.KERNEL, micros, resolution(close - dot - 1)),
                close + 1);
    }

    /** The step of a fraction of so many digits, in microseconds. */
    static long resolution(int digits) {
        long step = 1_000_000;
        for (int i = 0; i < Math.min(digits, 6); i++) {
            step /= 10;
        }
        return step;
    }

    private static int afterDigits(String line, int from, int end) {
        int i = from;
        while (i < end && line.charAt(i) >= '0' && line.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    private static long number(String line, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + line.charAt(i) - '0';
        }
        return value;
    }

    private static long fraction(String line, int from, int to) {
        long value = 0;
        for (int i = 0; i < 6; i++) {
            value = value * 10 + (from + i < to ? line.charAt(from + i) - '0' : 0);
        }
        return value;
    }
}
