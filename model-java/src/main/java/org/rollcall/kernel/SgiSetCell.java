package org.rollcall.kernel;

/** A set of SGIs in packed words: bits by ordinal. */
public final class SgiSetCell extends IntCell {
    SgiSetCell(Place place) {
        super(place);
    }

    @Override
    public Object plain(long[] s, int c) {
        return (long) get(s, c);
    }
}
