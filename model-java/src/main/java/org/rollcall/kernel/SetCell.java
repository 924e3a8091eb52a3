package org.rollcall.kernel;

/** A set of CPUs in packed words, one for each CPU or one for all; bit {@code c} is CPU {@code c}. */
public final class SetCell implements Cell {
    private final int base;
    private final int stride;
    private final long mask;

    SetCell(Place place) {
        this.base = place.base();
        this.stride = place.stride();
        this.mask = place.mask();
    }

    /** The set. */
    public long get(long[] s) {
        return s[base >>> 6] >>> base & mask;
    }

    /** The set that belongs to CPU {@code row}. */
    public long get(long[] s, int row) {
        int bit = base + row * stride;
        return s[bit >>> 6] >>> bit & mask;
    }

    /** Whether CPU {@code c} is in the set. */
    public boolean has(long[] s, int c) {
        return (get(s) >>> c & 1) != 0;
    }

    /** Whether CPU {@code c} is in the set that belongs to CPU {@code row}. */
    public boolean has(long[] s, int row, int c) {
        return (get(s, row) >>> c & 1) != 0;
    }

    void put(long[] s, long set) {
        put(s, 0, set);
    }

    void put(long[] s, int row, long set) {
        int bit = base + row * stride;
        s[bit >>> 6] = s[bit >>> 6] & ~(mask << bit) | set << bit;
    }

    void add(long[] s, int c) {
        s[base >>> 6] |= 1L << base + c;
    }

    void remove(long[] s, int c) {
        s[base >>> 6] &= ~(1L << base + c);
    }

    @Override
    public Object plain(long[] s, int c) {
        return get(s, c);
    }

    @Override
    public void copy(long[] from, long[] to, int c) {
        put(to, c, get(from, c));
    }
}
