package org.rollcall.log;

/** Decimal numbers in a line. */
final class Digits {
    private static final int MICROS = 6;

    private Digits() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The first index from {@code at} on that holds no digit. */
    static int after(String line, int at, int end) {
        int i = at;
        while (i < end && isDigit(line.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The number that these digits write. */
    static long number(String line, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + line.charAt(i) - '0';
        }
        return value;
    }

    /** Microseconds that the digits behind a decimal point write; more than six are cut. */
    static long micros(String line, int from, int to) {
        long value = 0;
        for (int i = 0; i < MICROS; i++) {
            value = value * 10 + (from + i < to ? line.charAt(from + i) - '0' : 0);
        }
        return value;
    }

    /** The step of the last of so many digits behind a decimal point, in microseconds; at least one. */
    static long resolution(int digits) {
        long step = 1_000_000;
        for (int i = 0; i < Math.min(digits, MICROS); i++) {
            step /= 10;
        }
        return step;
    }
}
