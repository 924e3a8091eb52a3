package org.rollcall.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A set of packed states in the order they were added, each {@code words} long: an open-addressing table of numbers over
 * an arena that grows by blocks. The table grows by a half when it is three quarters full: beside its words a state costs
 * at most 8 bytes.
 */
final class PackedStates {
    private static final int BLOCK_BITS = 14;
    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final double FILL = 0.75;
    /** An array is no longer; then the table fills up further. */
    private static final long MOST_SLOTS = Integer.MAX_VALUE - 8;

    private final int words;
    private final List<long[]> blocks = new ArrayList<>();
    private int[] table = new int[1 << 12];
    private int size;

    PackedStates(int words) {
        this.words = words;
    }

    int size() {
        return size;
    }

    /** Adds a state; false if it was there. */
    boolean add(long[] state) {
        int slot = slot(state);
        if (table[slot] != 0) {
            return false;
        }
        if (size >> BLOCK_BITS == blocks.size()) {
            blocks.add(new long[BLOCK * words]);
        }
        System.arraycopy(state, 0, blocks.get(size >> BLOCK_BITS), (size & BLOCK - 1) * words, words);
        table[slot] = ++size;
        if (size > table.length * FILL && table.length < MOST_SLOTS) {
            grow();
        }
        return true;
    }

    /** Copies the state with this number, from 0, into {@code state}. */
    void get(int number, long[] state) {
        System.arraycopy(blocks.get(number >> BLOCK_BITS), (number & BLOCK - 1) * words, state, 0, words);
    }

    /** Bytes held for the states: the arena in use and the table. */
    long bytes() {
        return (long) size * words * Long.BYTES + (long) table.length * Integer.BYTES;
    }

    private int slot(long[] state) {
        int at = home(state);
        while (table[at] != 0 && !isAt(table[at] - 1, state)) {
            at = at + 1 == table.length ? 0 : at + 1;
        }
        return at;
    }

    private boolean isAt(int number, long[] state) {
        long[] block = blocks.get(number >> BLOCK_BITS);
        int from = (number & BLOCK - 1) * words;
        return Arrays.equals(block, from, from + words, state, 0, words);
    }

    private void grow() {
        long[] state = new long[words];
        table = new int[Math.toIntExact(Math.min(MOST_SLOTS, table.length / 2 * 3L))];
        for (int number = 0; number < size; number++) {
            get(number, state);
            int at = home(state);
            while (table[at] != 0) {
                at = at + 1 == table.length ? 0 : at + 1;
            }
            table[at] = number + 1;
        }
    }

    /** Where the search for a state begins: its hash, scaled to the table. */
    private int home(long[] state) {
        long h = 0;
        for (long word : state) {
            h = (h ^ word) * 0x9e3779b97f4a7c15L;
            h ^= h >>> 32;
        }
        h *= 0x9e3779b97f4a7c15L;
        return (int) ((h >>> 32) * table.length >>> 32);
    }
}
