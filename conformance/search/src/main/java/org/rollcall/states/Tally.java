package org.rollcall.states;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * A number that many threads count up, each mostly in a place of its own, a cache line from the next. A {@link
 * java.util.concurrent.atomic.LongAdder} keeps to one place as long as threads do not meet in it, and the line goes to and fro.
 */
final class Tally {
    private static final int LANES = 8;
    /** Ints from lane to lane: 64 bytes. */
    private static final int LANE = 16;

    private final AtomicIntegerArray counts = new AtomicIntegerArray(LANES * LANE);

    /** Counts one, and says what this place has counted, which others may share. */
    int countOne() {
        return counts.incrementAndGet((int) (Thread.currentThread().getId() % LANES) * LANE);
    }

    /** What all have counted; while they count, at least what they had when this began. */
    int sum() {
        int sum = 0;
        for (int lane = 0; lane < LANES; lane++) {
            sum += counts.get(lane * LANE);
        }
        return sum;
    }
}
