package org.rollcall.kernel;

/** A small number in packed words, one for each CPU or one for all: a counter, a mask code. */
public sealed class IntCell implements Cell permits SgiCell, SgiSetCell {
    private final Place place;
    private final int base;
    private final int stride;
    private final long mask;

    IntCell(Place place) {
        this.place = place;
        this.base = place.base();
        this.stride = place.stride();
        this.mask = place.mask();
    }

    /** The value for all CPUs. */
    public final int get(long[] s) {
        return get(s, 0);
    }

    /** The value of CPU {@code c}. */
    public final int get(long[] s, int c) {
        int bit = base + c * stride;
        return (int) ((s[bit >>> 6] >>> bit) & mask);
    }

    final void put(long[] s, int value) {
        put(s, 0, value);
    }

    final void put(long[] s, int c, int value) {
        if ((value & ~mask) != 0) {
            throw new ArithmeticException("value " + value + " does not fit; widen the layout");
        }
        int bit = base + c * stride;
        s[bit >>> 6] = s[bit >>> 6] & ~(mask << bit) | (long) value << bit;
    }

    final void add(long[] s, int c, int bits) {
        int bit = base + c * stride;
        s[bit >>> 6] |= (long) bits << bit;
    }

    final void remove(long[] s, int c, int bits) {
        int bit = base + c * stride;
        s[bit >>> 6] &= ~((long) bits << bit);
    }

    final Place place() {
        return place;
    }

    @Override
    public Object plain(long[] s, int c) {
        return get(s, c);
    }

    @Override
    public final void copy(long[] from, long[] to, int c) {
        put(to, c, get(from, c));
    }
}
