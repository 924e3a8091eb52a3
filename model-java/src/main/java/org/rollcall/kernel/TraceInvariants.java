package org.rollcall.kernel;

/** Invariants of the traces of a backtrace request: who prints, how often, until when; names and wording of {@code IpiNmi.tla}. */
public final class TraceInvariants {
    private final Contexts k;
    private final Variables v;
    private final BacktraceInvariants backtrace;
    private final Progress progress;
    private final boolean answersApart;

    /** The invariants of a machine. */
    public TraceInvariants(Contexts k, BacktraceInvariants backtrace, Progress progress, Repair.Made repairs) {
        this.k = k;
        this.v = k.v;
        this.backtrace = backtrace;
        this.progress = progress;
        this.answersApart = repairs.has(Repair.ANSWERS_APART);
    }

    /** Bt_Finished: no trace of a reachable CPU that was asked is missing, or still being written. */
    public boolean finished(long[] s) {
        if (!v.btPc.is(s, BtLabel.T8)) {
            return true;
        }
        long asked = v.btWant.get(s) & backtrace.reachable(s);
        return (asked & ~v.btBegan.get(s)) == 0 && (asked & at(s, Label.P2.bit())) == 0;
    }

    /** Bt_Once: no CPU is about to print a second time for a request. */
    public boolean once(long[] s) {
        long printing = at(s, Label.P1.bit()) | (v.btPc.is(s, BtLabel.T4) ? requester(s) : 0);
        return (printing & v.btBegan.get(s)) == 0;
    }

    /** Bt_OnlyAsked: who prints has its bit in the mask, and was asked. */
    public boolean onlyAsked(long[] s) {
        long printing =
                at(s, answersApart ? Label.P1.bit() : Label.DUMP) | (v.btPc.is(s, BtLabel.T4E) ? requester(s) : 0);
        return (printing & ~v.btMask.get(s)) == 0 && (v.btBegan.get(s) & ~v.btWant.get(s)) == 0;
    }

    /** Bt_NotSelf: the requester does not interrupt itself. */
    public boolean notSelf(long[] s) {
        return (requester(s) & v.btSent.get(s)) == 0;
    }

    /** Bt_NoTimeout: the requester never waits in vain. */
    public boolean noTimeout(long[] s) {
        return !v.btPc.is(s, BtLabel.T8) || progress.allAnswered(s);
    }

    private long requester(long[] s) {
        int r = v.btReqr.get(s);
        return r == CpuCell.NONE ? 0 : 1L << r;
    }

    private long at(long[] s, int labels) {
        long there = 0;
        for (int c = 0; c < v.cpus; c++) {
            there |= k.isSlaveAt(s, c, labels) ? 1L << c : 0;
        }
        return there;
    }
}
