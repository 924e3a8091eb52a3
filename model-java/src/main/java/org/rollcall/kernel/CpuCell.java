package org.rollcall.kernel;

/** One CPU or none in packed words. */
public final class CpuCell implements Cell {
    /** No CPU. */
    public static final int NONE = -1;

    private final IntCell code;

    CpuCell(Place place) {
        this.code = new IntCell(place);
    }

    /** The CPU, {@link #NONE} if there is none. */
    public int get(long[] s) {
        return code.get(s) - 1;
    }

    /** The CPU that CPU {@code row} has, {@link #NONE} if there is none. */
    int get(long[] s, int row) {
        return code.get(s, row) - 1;
    }

    /** Whether it is CPU {@code c}. */
    public boolean is(long[] s, int c) {
        return code.get(s) == c + 1;
    }

    /** Whether there is no CPU. */
    public boolean isNone(long[] s) {
        return code.get(s) == 0;
    }

    void put(long[] s, int c) {
        code.put(s, c + 1);
    }

    void put(long[] s, int row, int c) {
        code.put(s, row, c + 1);
    }

    void clear(long[] s) {
        code.put(s, 0);
    }

    @Override
    public Object plain(long[] s, int c) {
        return get(s, c);
    }

    @Override
    public void copy(long[] from, long[] to, int c) {
        code.copy(from, to, c);
    }
}
