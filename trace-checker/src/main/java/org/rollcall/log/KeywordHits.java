package org.rollcall.log;

import java.util.Arrays;

/**
 * The words that a {@link KeywordSearch} finds in a buffer, from its start to its end. It looks ahead in four lanes side by side: the look-ups
 * of one wait for each other, those of several do not.
 */
final class KeywordHits {
    private static final int LANES = 4;

    /** So little is looked at ahead where a word was wanted out of order, in bytes: perhaps nothing behind it is. */
    private static final int LEAST = 64;

    /** As far as one look ahead goes. */
    private static final int MOST = 1 << 14;

    private final KeywordSearch search;

    /** Where words start, lane by lane. */
    private final int[][] hits = new int[LANES][MOST / LANES];

    private final int[] count = new int[LANES];
    private int lane;
    private int hit;
    private int searched;
    private int ahead;

    /** Of a buffer in which nothing was looked at. */
    KeywordHits(KeywordSearch search) {
        this.search = search;
        forget();
    }

    /** The buffer holds something else. */
    void forget() {
        lane = LANES;
        searched = -1;
    }

    /** The start of the first word in {@code buf[from, to)}, or -1. */
    int next(byte[] buf, int from, int to) {
        int at = nextKnown(from);
        while (at < 0 && Math.max(from, searched) + search.shortest() <= to) {
            lookAhead(buf, from, to);
            at = nextKnown(from);
        }
        return at;
    }

    private int nextKnown(int from) {
        while (lane < LANES) {
            while (hit < count[lane]) {
                if (hits[lane][hit] >= from) {
                    return hits[lane][hit];
                }
                hit++;
            }
            lane++;
            hit = 0;
        }
        return -1;
    }

    private void lookAhead(byte[] buf, int from, int to) {
        ahead = searched < from ? LEAST : Math.min(2 * ahead, MOST);
        int begin = Math.max(from, searched);
        int end = Math.min(begin + ahead, to - search.shortest() + 1);
        searchLanes(buf, begin, end, (end - begin + LANES - 1) / LANES, to);
        searched = end;
        lane = 0;
        hit = 0;
    }

    /** Finds the words that start in {@code buf[from, end)}. */
    private void searchLanes(byte[] buf, int from, int end, int length, int to) {
        Arrays.fill(count, 0);
        int a = from;
        int b = a + length;
        int c = b + length;
        int d = c + length;
        int endA = b;
        int endB = c;
        int endC = d;
        while (a < endA && b < endB && c < endC && d < end) {
            int skipA = search.skip(buf, a);
            int skipB = search.skip(buf, b);
            int skipC = search.skip(buf, c);
            int skipD = search.skip(buf, d);
            if ((skipA | skipB | skipC | skipD) < 0) {
                look(0, skipA, buf, a, to);
                look(1, skipB, buf, b, to);
                look(2, skipC, buf, c, to);
                look(3, skipD, buf, d, to);
            }
            a += skipA & KeywordSearch.STEP;
            b += skipB & KeywordSearch.STEP;
            c += skipC & KeywordSearch.STEP;
            d += skipD & KeywordSearch.STEP;
        }
        searchLane(0, buf, a, Math.min(endA, end), to);
        searchLane(1, buf, b, Math.min(endB, end), to);
        searchLane(2, buf, c, Math.min(endC, end), to);
        searchLane(3, buf, d, end, to);
    }

    private void searchLane(int which, byte[] buf, int from, int end, int to) {
        int at = from;
        while (at < end) {
            int skip = search.skip(buf, at);
            look(which, skip, buf, at, to);
            at += skip & KeywordSearch.STEP;
        }
    }

    private void look(int which, int skip, byte[] buf, int at, int to) {
        if (skip < 0 && search.isWord(buf, at, to)) {
            hits[which][count[which]++] = at;
        }
    }
}
