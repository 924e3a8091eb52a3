package org.rollcall.states;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Numbers for 64-bit words, from 1, each word one number. Any number of threads ask; a word is written before its number can be
 * seen, and neither ever changes, so that only new words need the lock.
 */
final class WordNumbers {
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int BLOCK_BITS = 6;
    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final double FILL = 0.6;
    private static final int FIRST_SLOTS = 16;

    private volatile int[] slots = new int[FIRST_SLOTS];
    private volatile long[][] blocks = new long[1][BLOCK];
    private volatile int size;

    /** The number of a word. */
    int of(long word) {
        long hash = Hash.of(word);
        int[] table = slots;
        int at = Hash.slot(hash, table.length);
        int number = (int) SLOT.getAcquire(table, at);
        while (number != 0 && word(number) != word) {
            at = at + 1 == table.length ? 0 : at + 1;
            number = (int) SLOT.getAcquire(table, at);
        }
        return number == 0 ? insert(word, hash) : number;
    }

    /** The word that has a number. */
    long word(int number) {
        return blocks[number >>> BLOCK_BITS][number & BLOCK - 1];
    }

    /** Bytes held. */
    long bytes() {
        return (long) slots.length * Integer.BYTES + ((long) size / BLOCK + 1) * BLOCK * Long.BYTES;
    }

    private synchronized int insert(long word, long hash) {
        int[] table = slots;
        int at = place(table, word, hash);
        if (table[at] != 0) {
            return table[at];
        }
        int number = size + 1;
        if (number > table.length * FILL) {
            table = grown(table);
            at = place(table, word, hash);
            slots = table;
        }
        keep(number, word);
        size = number;
        SLOT.setRelease(table, at, number);
        return number;
    }

    private void keep(int number, long word) {
        int block = number >>> BLOCK_BITS;
        if (block == blocks.length) {
            blocks = Arrays.copyOf(blocks, block + block / 2 + 1);
        }
        if (blocks[block] == null) {
            blocks[block] = new long[BLOCK];
        }
        blocks[block][number & BLOCK - 1] = word;
    }

    private int[] grown(int[] old) {
        int[] table = new int[Math.toIntExact(old.length / 2 * 3L)];
        for (int number : old) {
            if (number != 0) {
                table[place(table, word(number), Hash.of(word(number)))] = number;
            }
        }
        return table;
    }

    private int place(int[] table, long word, long hash) {
        int at = Hash.slot(hash, table.length);
        while (table[at] != 0 && word(table[at]) != word) {
            at = at + 1 == table.length ? 0 : at + 1;
        }
        return at;
    }
}
