package org.rollcall.kernel;

/** Hands out places in a record that is repeated for each CPU, in the order of the widths it was made with. */
final class Record {
    private final int base;
    private final int stride;
    private final int end;
    private int used;

    /** A record for {@code count} indices that begins at bit {@code base}, the first of a word. */
    Record(int base, int count, int... widths) {
        int size = 0;
        for (int width : widths) {
            size = fit(size, width) + width;
        }
        int repeat = size <= Long.SIZE ? Integer.highestOneBit(size * 2 - 1) : words(size) * Long.SIZE;
        this.base = base;
        this.stride = count == 1 ? 0 : repeat;
        this.end = base + words(repeat * count) * Long.SIZE;
    }

    /** The next place, {@code width} bits wide. */
    Place next(int width) {
        int at = fit(used, width);
        used = at + width;
        return new Place(base + at, stride, width);
    }

    /** The first bit of the word after the record. */
    int end() {
        return end;
    }

    private static int fit(int at, int width) {
        return at % Long.SIZE + width > Long.SIZE ? words(at) * Long.SIZE : at;
    }

    private static int words(int bits) {
        return (bits + Long.SIZE - 1) / Long.SIZE;
    }
}
