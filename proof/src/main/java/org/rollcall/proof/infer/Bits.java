package org.rollcall.proof.infer;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A set of small numbers that does not change. */
final class Bits {
    private final long[] words;

    private Bits(long[] words) {
        this.words = words;
    }

    static Bits of(IntStream numbers, int size) {
        long[] words = new long[(size + 63) / 64];
        numbers.forEach(number -> words[number / 64] |= 1L << number % 64);
        return new Bits(words);
    }

    boolean get(int number) {
        return (words[number / 64] & 1L << number % 64) != 0;
    }

    boolean in(Bits other) {
        for (int i = 0; i < words.length; i++) {
            if ((words[i] & ~other.words[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    Bits without(int number) {
        long[] rest = words.clone();
        rest[number / 64] &= ~(1L << number % 64);
        return new Bits(rest);
    }

    /** The same set, to be changed. */
    Change change() {
        return new Change(words.clone());
    }

    /** A set that is being made. */
    static final class Change {
        private final long[] words;

        private Change(long[] words) {
            this.words = words;
        }

        void set(int number, boolean in) {
            if (in) {
                words[number / 64] |= 1L << number % 64;
            } else {
                words[number / 64] &= ~(1L << number % 64);
            }
        }

        /** It must not be changed after this. */
        Bits bits() {
            return new Bits(words);
        }
    }

    int size() {
        return Arrays.stream(words).mapToInt(Long::bitCount).sum();
    }

    IntStream stream() {
        return IntStream.range(0, words.length * 64).filter(this::get);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bits bits && Arrays.equals(words, bits.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }
}
