package org.rollcall.belief;

import java.util.Arrays;

/** Lines to be looked at again. Bounded: where there are too many the oldest goes. */
final class LineSet {
    private static final int MOST = 1 << 10;

    /** In ascending order from {@link #first} on. Twice as long as it has to be: what went leaves room that is taken back at once. */
    private final long[] lines = new long[2 * MOST];

    private int first;
    private int end;
    private long last;

    /** The oldest is the last line, if the log stands newest line first. */
    void add(long line) {
        if (line == last) {
            return;
        }
        last = line;
        int at = Arrays.binarySearch(lines, first, end, line);
        if (at >= 0) {
            return;
        }
        if (end == lines.length) {
            System.arraycopy(lines, first, lines, 0, end - first);
            end -= first;
            at += first;
            first = 0;
        }
        int place = -at - 1;
        System.arraycopy(lines, place, lines, place + 1, end - place);
        lines[place] = line;
        end++;
        if (end - first > MOST) {
            boolean reversed = place == first;
            first += reversed ? 0 : 1;
            end -= reversed ? 1 : 0;
        }
    }

    /** Whether one of them stands from one line to the other, in either order. */
    boolean within(long one, long other) {
        int at = Arrays.binarySearch(lines, first, end, Math.min(one, other));
        int next = at < 0 ? -at - 1 : at;
        return next < end && lines[next] <= Math.max(one, other);
    }
}
