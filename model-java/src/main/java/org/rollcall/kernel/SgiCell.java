package org.rollcall.kernel;

/** One SGI or none in packed words, as its ordinal + 1; 0 if there is none. */
public final class SgiCell extends IntCell {
    SgiCell(Place place) {
        super(place);
    }

    @Override
    public Object plain(long[] s, int c) {
        int code = get(s, c);
        return code == 0 ? "-" : Sgi.of(code - 1).specName();
    }
}
