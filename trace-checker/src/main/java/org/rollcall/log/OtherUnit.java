package org.rollcall.log;

import java.util.regex.Pattern;

/** A unit of time other than the second, beside a number: {@code uptime_ms=4523.1}, {@code (4523.1 ms)}. Read as seconds, a moment would be a wait. */
final class OtherUnit {
    private static final String UNIT =
            "(?:[mun\u00b5]|\u00c2\u00b5|\u00ce\u00bc)(?:s|secs?)|(?:milli|micro|nano)(?:s|secs?|seconds?)?|mins?|minutes?|hours?|ticks?|jiffies";

    private static final Pattern BEHIND =
            Pattern.compile("[ _-]?(?:" + UNIT + ")(?![A-Za-z0-9])", Pattern.CASE_INSENSITIVE);

    private static final Pattern BEFORE = Pattern.compile(
            "(?:^|[^A-Za-z]|(?<=[a-z])(?=[A-Z]))(?:" + UNIT + ")[\"']?[ \t]?[:=]?[ \t\"']?$", Pattern.CASE_INSENSITIVE);

    /** The longest of them, with what stands around it. */
    private static final int LONGEST = 18;

    private OtherUnit() {}

    /** Whether one ends in front of {@code line[at]}. */
    static boolean isBefore(String line, int at) {
        return BEFORE.matcher(line.substring(Math.max(0, at - LONGEST), at)).find();
    }

    /** Whether one begins at {@code line[at]}, or behind a blank there. */
    static boolean isBehind(String line, int at, int end) {
        return BEHIND.matcher(line).region(at, end).lookingAt();
    }
}
