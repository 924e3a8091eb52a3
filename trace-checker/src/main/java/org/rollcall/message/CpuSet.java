package org.rollcall.message;

import java.util.BitSet;
import java.util.stream.IntStream;

/** A set of CPU numbers. A value; written in the kernel's list form ({@code %*pbl}): {@code 0-5,7}, empty for none. */
public final class CpuSet {
    /** CPU numbers lie below this; a larger one in a text is no CPU number. Linux allows 8192 at most. */
    public static final int LIMIT = 1 << 17;

    private static final CpuSet NONE = new CpuSet(new BitSet());

    private final BitSet bits;

    private CpuSet(BitSet bits) {
        this.bits = bits;
    }

    /** No CPU. */
    public static CpuSet none() {
        return NONE;
    }

    /** The given CPUs. */
    public static CpuSet of(int... cpus) {
        var bits = new BitSet();
        for (int cpu : cpus) {
            bits.set(cpu);
        }
        return new CpuSet(bits);
    }

    /** A copy of the given bits. */
    public static CpuSet copyOf(BitSet bits) {
        return new CpuSet((BitSet) bits.clone());
    }

    /** All CPUs from {@code first} to {@code last}, both included. */
    public static CpuSet range(int first, int last) {
        var bits = new BitSet();
        bits.set(first, last + 1);
        return new CpuSet(bits);
    }

    /**
     * The set that {@link #toString} writes so.
     *
     * @throws IllegalArgumentException if it is no list of CPUs
     */
    public static CpuSet parse(String list) {
        var bits = new BitSet();
        for (String part : list.isEmpty() ? new String[0] : list.split(",", -1)) {
            if (!part.matches("\\d{1,6}(-\\d{1,6})?")) {
                throw new IllegalArgumentException("\"" + list + "\" is no list of CPUs; write 0-5,7");
            }
            String[] ends = part.split("-");
            int first = Integer.parseInt(ends[0]);
            int last = Integer.parseInt(ends[ends.length - 1]);
            if (last < first) {
                throw new IllegalArgumentException("\"" + list + "\" has a range that runs backwards");
            }
            if (last >= LIMIT) {
                throw new IllegalArgumentException("\"" + list + "\" has a number that is no CPU's");
            }
            bits.set(first, last + 1);
        }
        return new CpuSet(bits);
    }

    /** The CPUs in this set or in the other. */
    public CpuSet with(CpuSet other) {
        var both = (BitSet) bits.clone();
        both.or(other.bits);
        return new CpuSet(both);
    }

    /** This set and one more CPU. */
    public CpuSet with(int cpu) {
        return contains(cpu) ? this : with(of(cpu));
    }

    /** The CPUs of this set that are not in the other. */
    public CpuSet without(CpuSet other) {
        var rest = (BitSet) bits.clone();
        rest.andNot(other.bits);
        return new CpuSet(rest);
    }

    /** The CPUs that are in both sets. */
    public CpuSet and(CpuSet other) {
        var common = (BitSet) bits.clone();
        common.and(other.bits);
        return new CpuSet(common);
    }

    public boolean contains(int cpu) {
        return bits.get(cpu);
    }

    public boolean isEmpty() {
        return bits.isEmpty();
    }

    public int size() {
        return bits.cardinality();
    }

    /** The CPUs in ascending order. */
    public IntStream stream() {
        return bits.stream();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CpuSet set && bits.equals(set.bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    @Override
    public String toString() {
        var list = new StringBuilder();
        for (int from = bits.nextSetBit(0); from >= 0; ) {
            int to = bits.nextClearBit(from) - 1;
            list.append(list.isEmpty() ? "" : ",").append(from);
            if (to > from) {
                list.append('-').append(to);
            }
            from = bits.nextSetBit(to + 1);
        }
        return list.toString();
    }
}
