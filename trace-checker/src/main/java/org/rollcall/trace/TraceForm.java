package org.rollcall.trace;

import org.jspecify.annotations.Nullable;

/**
 * Where in a line of a trace the CPU, the time and the event stand, by the forms that there are: the kernel's own and trace-cmd's and perf's
 * ({@code task-pid [003] flags 3.303630: event}), the kernel's in a dump ({@code task-pid 3d.Z.. 3303630us : event}), and the function graph's
 * ({@code 3) | function() {}}).
 */
final class TraceForm {
    /** A line taken apart. */
    record Parts(int cpu, long micros, String body) {}

    /** So many words that end in a colon may stand in the name of a task. */
    private static final int MOST_COLONS = 4;

    private TraceForm() {}

    /** The parts of an event's line, or null if it is none. */
    static @Nullable Parts parts(String line) {
        Parts bracketed = line.indexOf(']') < 0 ? null : bracketed(line);
        if (bracketed != null) {
            return bracketed;
        }
        int us = line.indexOf("us");
        while (us > 0 && !isDigit(line.charAt(us - 1))) {
            us = line.indexOf("us", us + 2);
        }
        Parts latency = us > 0 ? latency(line, us) : null;
        return latency != null ? latency : graph(line);
    }

    /** The time ends the head; the CPU is the last number in brackets before it, for the name of a task may hold one too. */
    private static @Nullable Parts bracketed(String line) {
        int colon = line.indexOf(": ");
        for (int i = 0; colon >= 0 && i < MOST_COLONS; i++) {
            int begin = line.lastIndexOf(' ', colon - 1) + 1;
            long micros = micros(line, begin, colon);
            if (micros != Place.UNTIMED) {
                int close = line.lastIndexOf(']', begin);
                int open = close < 0 ? -1 : line.lastIndexOf('[', close);
                return open > 0 && isNumber(line, open + 1, close)
                        ? new Parts(number(line, open + 1, close), micros, line.substring(colon + 2))
                        : null;
            }
            colon = line.indexOf(": ", colon + 1);
        }
        return null;
    }

    /** Microseconds, and the CPU before the flags. */
    private static @Nullable Parts latency(String line, int us) {
        int begin = us;
        while (begin > 0 && isDigit(line.charAt(begin - 1))) {
            begin--;
        }
        int colon = line.indexOf(": ", us);
        int flagsEnd = begin;
        while (flagsEnd > 0 && line.charAt(flagsEnd - 1) == ' ') {
            flagsEnd--;
        }
        int flags = line.lastIndexOf(' ', flagsEnd - 1) + 1;
        int cpuEnd = flags;
        while (cpuEnd < flagsEnd && isDigit(line.charAt(cpuEnd))) {
            cpuEnd++;
        }
        if (colon < 0 || colon > us + 3 || cpuEnd == flags || cpuEnd == flagsEnd || !isNumber(line, begin, us)) {
            return null;
        }
        return new Parts(number(line, flags, cpuEnd), Long.parseLong(line, begin, us, 10), line.substring(colon + 2));
    }

    private static @Nullable Parts graph(String line) {
        int paren = line.indexOf(')');
        int begin = paren;
        while (begin > 0 && isDigit(line.charAt(begin - 1))) {
            begin--;
        }
        int bar = line.lastIndexOf('|');
        if (paren < 0 || paren > 40 || bar < paren || !isNumber(line, begin, paren)) {
            return null;
        }
        int first = line.indexOf('|');
        long micros = Place.UNTIMED;
        if (first < begin) {
            int from = 0;
            while (from < first && line.charAt(from) == ' ') {
                from++;
            }
            int to = first;
            while (to > from && line.charAt(to - 1) == ' ') {
                to--;
            }
            micros = micros(line, from, to);
        } else if (!line.substring(0, begin).isBlank()) {
            return null;
        }
        return new Parts(number(line, begin, paren), micros, line.substring(bar + 1));
    }

    /** Seconds with a fraction of three to nine digits; all digits are the counter of a clock that is no time. */
    private static long micros(String line, int from, int to) {
        int dot = line.indexOf('.', from);
        if (dot <= from || dot >= to || dot - from > 11 || to - dot - 1 < 3 || to - dot - 1 > 9) {
            return Place.UNTIMED;
        }
        if (!isNumber(line, from, dot) || !isNumber(line, dot + 1, to)) {
            return Place.UNTIMED;
        }
        long fraction = 0;
        for (int i = 1; i <= 6; i++) {
            fraction = fraction * 10 + (dot + i < to ? line.charAt(dot + i) - '0' : 0);
        }
        return Long.parseLong(line, from, dot, 10) * 1_000_000 + fraction;
    }

    private static boolean isNumber(String line, int from, int to) {
        if (from < 0 || from >= to || to - from > 18) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!isDigit(line.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** At most the largest int: no CPU has so large a number. */
    private static int number(String line, int from, int to) {
        return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(line, from, to, 10));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
