package org.rollcall.machine;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

/**
 * A set of CPUs 0..63, as a {@code cpumask} of the kernel. Printed in the kernel's list form, {@code 0-5,7}.
 *
 * @param bits bit c is CPU c
 */
public record CpuMask(long bits) implements Iterable<Integer> {
    /** CPUs that a set can hold. */
    public static final int MAX_CPUS = 64;
    /** No CPU. */
    public static final CpuMask EMPTY = new CpuMask(0);

    /** The CPUs 0 to {@code n - 1}. */
    public static CpuMask first(int n) {
        if (n < 0 || n > MAX_CPUS) {
            throw new IllegalArgumentException("a set holds up to " + MAX_CPUS + " CPUs, not " + n);
        }
        return new CpuMask(n == MAX_CPUS ? -1L : (1L << n) - 1);
    }

    /** These CPUs. */
    public static CpuMask of(int... cpus) {
        long bits = 0;
        for (int c : cpus) {
            bits |= 1L << checked(c);
        }
        return new CpuMask(bits);
    }

    /** Whether CPU {@code c} is in. */
    public boolean contains(int c) {
        return c >= 0 && c < MAX_CPUS && (bits >>> c & 1) != 0;
    }

    /** Whether no CPU is in. */
    public boolean isEmpty() {
        return bits == 0;
    }

    /** CPUs in the set. */
    public int size() {
        return Long.bitCount(bits);
    }

    /** One more than the last CPU; 0 for the empty set. */
    public int length() {
        return MAX_CPUS - Long.numberOfLeadingZeros(bits);
    }

    /** With CPU {@code c}. */
    public CpuMask with(int c) {
        return new CpuMask(bits | 1L << checked(c));
    }

    /** Without CPU {@code c}. */
    public CpuMask without(int c) {
        return new CpuMask(bits & ~(1L << checked(c)));
    }

    /** The CPUs of both. */
    public CpuMask and(CpuMask other) {
        return new CpuMask(bits & other.bits);
    }

    /** The CPUs of either. */
    public CpuMask or(CpuMask other) {
        return new CpuMask(bits | other.bits);
    }

    /** The CPUs, ascending. */
    public IntStream stream() {
        return IntStream.range(0, MAX_CPUS).filter(this::contains);
    }

    @Override
    public Iterator<Integer> iterator() {
        return new PrimitiveIterator.OfInt() {
            private long left = bits;

            @Override
            public boolean hasNext() {
                return left != 0;
            }

            @Override
            public int nextInt() {
                if (left == 0) {
                    throw new NoSuchElementException();
                }
                int c = Long.numberOfTrailingZeros(left);
                left &= left - 1;
                return c;
            }
        };
    }

    @Override
    public String toString() {
        StringBuilder list = new StringBuilder();
        for (int from = next(0); from < MAX_CPUS; ) {
            int to = from;
            while (contains(to + 1)) {
                to++;
            }
            list.append(list.isEmpty() ? "" : ",").append(from);
            if (to > from) {
                list.append('-').append(to);
            }
            from = next(to + 1);
        }
        return list.toString();
    }

    private int next(int from) {
        return from >= MAX_CPUS ? MAX_CPUS : from + Long.numberOfTrailingZeros(bits >>> from);
    }

    private static int checked(int c) {
        if (c < 0 || c >= MAX_CPUS) {
            throw new IllegalArgumentException("CPUs are 0 to " + (MAX_CPUS - 1) + ", not " + c);
        }
        return c;
    }
}
