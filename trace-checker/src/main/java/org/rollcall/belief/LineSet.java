package org.rollcall.belief;

import java.util.NavigableSet;
import java.util.TreeSet;

/** Lines to be looked at again. Bounded: where there are too many the oldest goes. */
final class LineSet {
    private static final int MOST = 1 << 10;

    private final NavigableSet<Long> lines = new TreeSet<>();
    private long last;

    /** The oldest is the last line, if the log stands newest line first. */
    void add(long line) {
        if (line == last) {
            return;
        }
        last = line;
        lines.add(line);
        if (lines.size() > MOST) {
            lines.remove(line == lines.first() ? lines.last() : lines.first());
        }
    }

    /** Whether one of them stands from one line to the other, in either order. */
    boolean within(long one, long other) {
        Long next = lines.ceiling(Math.min(one, other));
        return next != null && next <= Math.max(one, other);
    }
}
