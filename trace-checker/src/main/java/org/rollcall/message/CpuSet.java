package org.rollcall.message;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A set of CPU numbers. A value; written in the kernel's list form ({@code %*pbl}): {@code 0-5,7}, empty for none. */
public final class CpuSet {
    /** CPU numbers lie below this; a larger one in a text is no CPU number. Linux allows 8192 at most. */
    public static final int LIMIT = 1 << 17;

    private static final CpuSet NONE = new CpuSet(new long[0]);

    /** As of {@link BitSet#toLongArray}: the last is not zero. */
    private final long[] words;

    /** What {@link #toString} has written, or null: a report asks for it several times. */
    private @Nullable String list;

    private CpuSet(long[] words) {
        this.words = words;
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
        return copyOf(bits);
    }

    /** A copy of the given bits. */
    public static CpuSet copyOf(BitSet bits) {
        return bits.isEmpty() ? NONE : new CpuSet(bits.toLongArray());
    }

    /** All CPUs from {@code first} to {@code last}, both included. */
    public static CpuSet range(int first, int last) {
        var bits = new BitSet();
        bits.set(first, last + 1);
        return copyOf(bits);
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
        return copyOf(bits);
    }

    /** The CPUs in this set or in the other. */
    public CpuSet with(CpuSet other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        boolean longer = words.length >= other.words.length;
        long[] more = longer ? other.words : words;
        long[] both = longer ? words.clone() : other.words.clone();
        for (int i = 0; i < more.length; i++) {
            both[i] |= more[i];
        }
        return new CpuSet(both);
    }

    /** This set and one more CPU. */
    public CpuSet with(int cpu) {
        return contains(cpu) ? this : with(of(cpu));
    }

    /** The CPUs of this set that are not in the other. */
    public CpuSet without(CpuSet other) {
        if (isEmpty() || other.isEmpty()) {
            return this;
        }
        long[] rest = words.clone();
        for (int i = 0; i < Math.min(rest.length, other.words.length); i++) {
            rest[i] &= ~other.words[i];
        }
        return trimmed(rest);
    }

    /** This set without one CPU. */
    public CpuSet without(int cpu) {
        return contains(cpu) ? without(of(cpu)) : this;
    }

    /** The CPUs that are in both sets. */
    public CpuSet and(CpuSet other) {
        long[] common = Arrays.copyOf(words, Math.min(words.length, other.words.length));
        for (int i = 0; i < common.length; i++) {
            common[i] &= other.words[i];
        }
        return trimmed(common);
    }

    private static CpuSet trimmed(long[] words) {
        int used = words.length;
        while (used > 0 && words[used - 1] == 0) {
            used--;
        }
        return used == 0 ? NONE : new CpuSet(used == words.length ? words : Arrays.copyOf(words, used));
    }

    public boolean contains(int cpu) {
        int word = cpu / Long.SIZE;
        return word < words.length && (words[word] >>> cpu & 1) != 0;
    }

    public boolean isEmpty() {
        return words.length == 0;
    }

    public int size() {
        int size = 0;
        for (long word : words) {
            size += Long.bitCount(word);
        }
        return size;
    }

    /** The CPUs in ascending order. */
    public IntStream stream() {
        return bits().stream();
    }

    /** The CPUs in ascending order, for whoever changes them. */
    public BitSet bits() {
        return BitSet.valueOf(words);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CpuSet set && Arrays.equals(words, set.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        String known = list;
        if (known == null) {
            known = written();
            list = known;
        }
        return known;
    }

    private String written() {
        var list = new StringBuilder();
        BitSet bits = bits();
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
