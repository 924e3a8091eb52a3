package org.rollcall.machine;

import java.util.Arrays;

/** A part of a state: what one CPU owns, or what all share. A value, equal to the same part of another state. */
public final class Part {
    private final long[] words;
    private final int hash;

    /** Takes over {@code words}: nobody else may change them. */
    Part(long[] words) {
        this.words = words;
        this.hash = Arrays.hashCode(words);
    }

    long[] words() {
        return words;
    }

    @Override
    public boolean equals(Object other) {
        return other == this || other instanceof Part that && hash == that.hash && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
