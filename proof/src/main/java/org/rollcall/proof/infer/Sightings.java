package org.rollcall.proof.infer;

import java.util.Arrays;

/** What was seen of so many CPUs together: for each literal, which of the sights satisfy it. */
final class Sightings {
    private final Literals literals;
    private final long[][] columns;
    private long[] valid = new long[1];
    private int words;
    private int count;

    Sightings(Literals literals) {
        this.literals = literals;
        this.columns = new long[literals.size()][1];
    }

    Literals literals() {
        return literals;
    }

    int count() {
        return count;
    }

    /**
     * Adds at most 64 sights.
     *
     * @param columns of each instance of an atom, which of them satisfy it
     * @param valid which of them there are
     */
    void add(long[] columns, long valid) {
        if (words == this.valid.length) {
            this.valid = Arrays.copyOf(this.valid, 2 * words);
            for (int i = 0; i < this.columns.length; i++) {
                this.columns[i] = Arrays.copyOf(this.columns[i], 2 * words);
            }
        }
        for (int i = 0; i < columns.length; i++) {
            this.columns[2 * i][words] = columns[i] & valid;
            this.columns[2 * i + 1][words] = ~columns[i] & valid;
        }
        this.valid[words++] = valid;
        count += Long.bitCount(valid);
    }

    /** Whether none satisfies all of these literals. */
    boolean exclude(Bits chosen) {
        int[] some = chosen.stream().toArray();
        for (int word = 0; word < words; word++) {
            long left = valid[word];
            for (int i = 0; i < some.length && left != 0; i++) {
                left &= columns[some[i]][word];
            }
            if (left != 0) {
                return false;
            }
        }
        return true;
    }

    /** All of them, one bit each. */
    long[] all() {
        return Arrays.copyOf(valid, words);
    }

    /** Leaves those that satisfy the literal. */
    void keep(long[] some, int literal) {
        long[] column = columns[literal];
        for (int i = 0; i < some.length; i++) {
            some[i] &= column[i];
        }
    }

    /** How many of them satisfy the literal. */
    int count(long[] some, int literal) {
        long[] column = columns[literal];
        int satisfying = 0;
        for (int i = 0; i < some.length; i++) {
            satisfying += Long.bitCount(some[i] & column[i]);
        }
        return satisfying;
    }
}
