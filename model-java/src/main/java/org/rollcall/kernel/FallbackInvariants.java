package org.rollcall.kernel;

/** Invariants of the function-call queue and of sysrq-l over it; names and wording of {@code IpiNmi.tla}. */
public final class FallbackInvariants {
    private final Contexts k;
    private final Variables v;
    private final Progress progress;

    /** The invariants of a machine. */
    public FallbackInvariants(Contexts k, Progress progress) {
        this.k = k;
        this.v = k.v;
        this.progress = progress;
    }

    /** CsdNotForgotten: a queue that is not empty has its interrupt on the way, or owed by who queued first. */
    public boolean csdNotForgotten(long[] s) {
        for (int d = 0; d < v.cpus; d++) {
            boolean queued = v.kgQ.has(s, d) || v.showQ.get(s, d) != 0;
            boolean pending = (v.pend.get(s, d) & Sgi.CALL.bit()) != 0;
            boolean owed = !v.worker.isNone(s) && v.owed.has(s, d);
            if (queued && !pending && !owed && !k.isSlaveAt(s, d, Label.C0.bit())) {
                return false;
            }
        }
        return true;
    }

    /** Fb_Coming: what a CPU still has to print is on its way to it. */
    public boolean coming(long[] s) {
        for (long left = v.unshown.get(s); left != 0; left &= left - 1) {
            int d = Long.numberOfTrailingZeros(left);
            boolean queued = v.showQ.get(s, d) != 0 || v.showTaken.get(s, d) != 0;
            if (v.work.isNone(s) && !v.workTodo.has(s, d) && !queued) {
                return false;
            }
        }
        return true;
    }

    /** Fb_AllShown: when the fallback is over, each CPU has printed for the latest request. */
    public boolean allShown(long[] s) {
        boolean over = v.work.isNone(s) && v.worker.isNone(s) && v.owed.get(s) == 0;
        for (int c = 0; over && c < v.cpus; c++) {
            over = v.showQ.get(s, c) == 0 && v.showTaken.get(s, c) == 0;
        }
        return !over || v.unshown.get(s) == 0;
    }

    /** Fb_NoWedge: the worker waits for no CPU that cannot answer. */
    public boolean noWedge(long[] s) {
        int w = v.worker.get(s);
        if (w == CpuCell.NONE || progress.workerPrompt(s, w)) {
            return true;
        }
        for (long left = v.workTodo.get(s); left != 0; left &= left - 1) {
            if (progress.prompt(s, Long.numberOfTrailingZeros(left))) {
                return true;
            }
        }
        return false;
    }
}
