package org.rollcall.reach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keys of states that one thread has found and nobody has expanded, in pieces that threads share out. Not for two threads. */
final class Frontier {
    private static final int PIECE = 128;

    private final List<long[]> pieces = new ArrayList<>();
    private long[] last = new long[PIECE];
    private int filled;

    void add(long key) {
        if (filled == PIECE) {
            pieces.add(last);
            last = new long[PIECE];
            filled = 0;
        }
        last[filled++] = key;
    }

    /** Hands all pieces over and begins anew. */
    List<long[]> take() {
        List<long[]> all = new ArrayList<>(pieces);
        if (filled > 0) {
            all.add(Arrays.copyOf(last, filled));
        }
        pieces.clear();
        filled = 0;
        return all;
    }
}
