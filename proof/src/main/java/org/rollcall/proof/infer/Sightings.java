package org.rollcall.proof.infer;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** What was seen of so many CPUs together: for each literal, which of the sights satisfy it. */
final class Sightings {
    private final Literals literals;
    private final Set<Bits> known = new HashSet<>();
    private final long[][] columns;
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

    /** Whether it is new. */
    boolean add(Bits sight) {
        if (!known.add(sight)) {
            return false;
        }
        if (count == columns[0].length * 64) {
            for (int i = 0; i < columns.length; i++) {
                columns[i] = Arrays.copyOf(columns[i], 2 * columns[i].length);
            }
        }
        sight.stream().forEach(literal -> columns[literal][count / 64] |= 1L << count % 64);
        count++;
        return true;
    }

    /** Whether none satisfies all of these literals. */
    boolean exclude(Bits chosen) {
        int[] some = chosen.stream().toArray();
        for (int word = 0; word < words(); word++) {
            long left = all(word);
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
        long[] all = new long[words()];
        Arrays.setAll(all, this::all);
        return all;
    }

    private int words() {
        return (count + 63) / 64;
    }

    private long all(int word) {
        return word < count / 64 ? -1L : (1L << count % 64) - 1;
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
