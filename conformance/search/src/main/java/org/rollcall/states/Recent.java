package org.rollcall.states;

import java.util.Arrays;

/**
 * The states that were seen last, a few thousand: most states that a search comes upon again it has come upon shortly before, from
 * the other end of two steps that can be taken in either order. What is found here needs not be looked for among all states. Not
 * for two threads.
 */
public final class Recent {
    private static final int BITS = 10;
    private static final long A = 0x9e3779b97f4a7c15L;

    private final int words;
    private final long[] states;
    private final boolean[] filled = new boolean[1 << BITS];

    /**
     * None yet.
     *
     * @param words of a state
     */
    public Recent(int words) {
        this.words = words;
        this.states = new long[words << BITS];
    }

    /** Whether a state is among them; from now on it is, in the place of another. */
    public boolean add(long[] state) {
        int place = place(state);
        int from = place * words;
        if (filled[place] && Arrays.equals(states, from, from + words, state, 0, words)) {
            return true;
        }
        filled[place] = true;
        System.arraycopy(state, 0, states, from, words);
        return false;
    }

    private static int place(long[] state) {
        long hash = 0;
        for (long word : state) {
            hash = (hash ^ word) * A;
            hash ^= hash >>> Integer.SIZE;
        }
        return (int) (hash * A >>> Long.SIZE - BITS);
    }
}
