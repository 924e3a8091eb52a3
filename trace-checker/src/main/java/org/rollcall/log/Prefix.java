package org.rollcall.log;

import org.jspecify.annotations.Nullable;

/**
 * What stands before a record: quotes of mails and commit messages, indents, code fences, a log level, the date and host of a logger, a
 * stamp of a terminal program, the kernel's own stamp and its caller id, in any order and number.
 *
 * @param time the kernel's stamp, or else the last other one, or null
 * @param caller the caller id, or null
 * @param end the index at which the record starts
 */
record Prefix(@Nullable Stamp time, @Nullable String caller, int end) {
    /** The prefix at {@code line[from]}. */
    static Prefix read(String line, int from, int end) {
        Stamp time = null;
        String caller = null;
        int at = from;
        while (at < end) {
            int before = at;
            switch (line.charAt(at)) {
                case ' ', '\t', '>', '|', '`', '"' -> at++;
                case '<' -> at = afterLevel(line, at, end);
                case '#' -> at = line.startsWith("#011", at) ? at + 4 : at;
                case '[' -> {
                    KernelTime kernel = KernelTime.at(line, at, end);
                    if (kernel != null) {
                        time = kernel.stamp();
                        at = kernel.end();
                        break;
                    }
                    int close = line.indexOf(']', at);
                    if (close < 0 || close >= end) {
                        break;
                    }
                    String inside = line.substring(at + 1, close).strip();
                    if (isCaller(inside)) {
                        caller = inside;
                        at = close + 1;
                    } else {
                        WallTime wall = WallTime.at(line, at + 1, close);
                        if (wall != null && wall.end() == close) {
                            time = ofDmesg(inside) ? wall.stamp().ofKernel() : wall.stamp();
                            at = close + 1;
                        }
                    }
                }
                default -> {
                    WallTime wall = WallTime.at(line, at, end);
                    if (wall != null) {
                        time = wall.stamp();
                        at = afterHost(line, wall.end(), end);
                    }
                }
            }
            if (at == before) {
                break;
            }
        }
        return new Prefix(time, caller, at);
    }

    private static int afterLevel(String line, int at, int end) {
        int i = at + 1;
        while (i < end && i < at + 4 && Character.isDigit(line.charAt(i))) {
            i++;
        }
        return i > at + 1 && i < end && line.charAt(i) == '>' ? i + 1 : at;
    }

    /** {@code dmesg -T} writes the day of the week; terminal programs do not. */
    private static boolean ofDmesg(String inside) {
        return Character.isLetter(inside.charAt(0));
    }

    private static boolean isCaller(String inside) {
        if (inside.length() < 2 || inside.charAt(0) != 'C' && inside.charAt(0) != 'T') {
            return false;
        }
        return inside.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }

    /** Behind {@code host kernel: }, or {@code kernel: }; where another program speaks, nothing is taken. */
    private static int afterHost(String line, int from, int end) {
        int kernel = line.indexOf("kernel:", from);
        if (kernel < 0 || kernel + 7 > end) {
            return from;
        }
        int words = 0;
        for (int i = from; i < kernel; i++) {
            words += line.charAt(i) == ' ' && line.charAt(i + 1) != ' ' ? 1 : 0;
        }
        return words <= 2 ? kernel + 7 : from;
    }
}
