package org.rollcall.kernel;

import java.util.Arrays;

/**
 * Which bits of the packed words belong to one CPU, and which to all: the state of a machine as a product. A CPU owns its
 * numbers, its rows and its bit of every set; {@code masters_in_kgdb} and {@code slaves_in_kgdb} only count what CPUs own.
 */
public final class Ownership {
    /** A slave is counted from {@code slaves_in_kgdb++} to {@code slaves_in_kgdb--}. */
    private static final int COUNTED = Label.L.bit() | Label.R4.bit();

    private final Variables v;
    private final long[][] own;
    private final long[] shared;

    /** The ownership of this layout. */
    public Ownership(Variables v) {
        this.v = v;
        long[] ones = new long[v.words];
        Arrays.fill(ones, -1L);
        own = new long[v.cpus][v.words];
        shared = ones.clone();
        for (int c = 0; c < v.cpus; c++) {
            long[] mine = own[c];
            for (Record rows : v.rows()) {
                rows.copy(ones, mine, c);
            }
            for (SetCell set : v.once.sets()) {
                set.add(mine, c);
            }
            for (int i = 0; i < v.words; i++) {
                shared[i] &= ~mine[i];
            }
        }
        v.nM.put(shared, 0);
        v.nS.put(shared, 0);
    }

    /** What a CPU owns of a state; zero elsewhere. */
    public long[] own(long[] s, int c) {
        return and(s, own[c]);
    }

    /** What no CPU owns, without the counts; zero elsewhere. */
    public long[] shared(long[] s) {
        return and(s, shared);
    }

    /** Adds a part to the state under construction. */
    public void add(long[] part, long[] s) {
        for (int i = 0; i < s.length; i++) {
            s[i] |= part[i];
        }
    }

    /** Counts masters and slaves anew. */
    public void count(long[] s) {
        int masters = 0;
        int slaves = 0;
        for (int c = 0; c < v.cpus; c++) {
            masters += isMaster(s, c) ? 1 : 0;
            slaves += isSlave(s, c) ? 1 : 0;
        }
        v.nM.put(s, masters);
        v.nS.put(s, slaves);
    }

    /** Whether a CPU is counted in {@code slaves_in_kgdb}. */
    public boolean isSlave(long[] s, int c) {
        return v.nmiPc.isAny(s, c, COUNTED) || v.irqPc.isAny(s, c, COUNTED);
    }

    private boolean isMaster(long[] s, int c) {
        return !v.dbgPc.is(s, c, DbgLabel.NONE) && !v.dbgPc.is(s, c, DbgLabel.E2);
    }

    private static long[] and(long[] s, long[] mask) {
        long[] part = new long[s.length];
        for (int i = 0; i < s.length; i++) {
            part[i] = s[i] & mask[i];
        }
        return part;
    }
}
