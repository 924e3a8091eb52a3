package org.rollcall.kernel;

/** A truth value in packed words. */
public final class FlagCell implements Cell {
    private final IntCell bit;

    FlagCell(IntCell bit) {
        this.bit = bit;
    }

    /** The value. */
    public boolean get(long[] s) {
        return bit.get(s) != 0;
    }

    void put(long[] s, boolean value) {
        bit.put(s, value ? 1 : 0);
    }

    @Override
    public Object plain(long[] s, int c) {
        return bit.get(s, c) != 0;
    }

    @Override
    public void copy(long[] from, long[] to, int c) {
        bit.copy(from, to, c);
    }
}
