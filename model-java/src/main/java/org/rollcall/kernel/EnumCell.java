package org.rollcall.kernel;

/** A word of a small vocabulary in packed words, one for each CPU or one for all. */
public final class EnumCell<E extends Enum<E> & Word> implements Cell {
    private final IntCell ordinal;
    private final E[] values;

    EnumCell(IntCell ordinal, E[] values) {
        this.ordinal = ordinal;
        this.values = values;
    }

    /** The value for all CPUs. */
    public E get(long[] s) {
        return values[ordinal.get(s, 0)];
    }

    /** The value of CPU {@code c}. */
    public E get(long[] s, int c) {
        return values[ordinal.get(s, c)];
    }

    /** The ordinal of the value of CPU {@code c}. */
    public int ordinal(long[] s, int c) {
        return ordinal.get(s, c);
    }

    /** Whether CPU {@code c} has this value. */
    public boolean is(long[] s, int c, E value) {
        return ordinal.get(s, c) == value.ordinal();
    }

    /** Whether the value for all CPUs is this. */
    public boolean is(long[] s, E value) {
        return ordinal.get(s, 0) == value.ordinal();
    }

    /** Whether the value of CPU {@code c} is in a set of ordinals. */
    public boolean isAny(long[] s, int c, int bits) {
        return (bits >>> ordinal.get(s, c) & 1) != 0;
    }

    void put(long[] s, E value) {
        ordinal.put(s, 0, value.ordinal());
    }

    void put(long[] s, int c, E value) {
        ordinal.put(s, c, value.ordinal());
    }

    @Override
    public Object plain(long[] s, int c) {
        return get(s, c).specName();
    }

    @Override
    public void copy(long[] from, long[] to, int c) {
        ordinal.copy(from, to, c);
    }
}
