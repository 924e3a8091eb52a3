package org.rollcall.states;

/** Where the search for a word begins. */
final class Hash {
    private static final long A = 0x9e3779b97f4a7c15L;
    private static final long B = 0xbf58476d1ce4e5b9L;

    private Hash() {}

    /** Spreads a word over 64 bits, each word to another. */
    static long of(long word) {
        long h = (word ^ word >>> 32) * A;
        h = (h ^ h >>> 29) * B;
        return h ^ h >>> 32;
    }

    /** The lower 32 bits of a hash, scaled to a table of this many slots. */
    static int slot(long hash, int slots) {
        return (int) ((hash & 0xffffffffL) * slots >>> 32);
    }
}
