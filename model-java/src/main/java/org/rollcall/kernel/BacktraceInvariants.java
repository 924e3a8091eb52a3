package org.rollcall.kernel;

/** Invariants of backtrace requests; names and wording of {@code IpiNmi.tla}. */
public final class BacktraceInvariants {
    private static final int BACKTRACE = Label.D1.bit() | Label.H1.bit() | Label.DUMP;
    private static final int STOPPED = Label.Q3.bit() | Label.Z.bit();

    private final Contexts k;
    private final Variables v;
    private final IpiSetup setup;
    private final Sgi btSgi;
    private final Progress progress;
    private final long longHard;
    private final long longOff;

    /**
     * The invariants of a machine.
     *
     * @param longHard CPUs that may be hard-masked for longer than a time-out
     * @param longOff CPUs that may have interrupts off for longer than a time-out
     */
    public BacktraceInvariants(Contexts k, IpiSetup setup, Progress progress, long longHard, long longOff) {
        this.k = k;
        this.v = k.v;
        this.setup = setup;
        this.btSgi = setup.btSgi();
        this.progress = progress;
        this.longHard = longHard;
        this.longOff = longOff;
    }

    /** PendingCovers: an unanswered CPU that was sent to is about to answer. */
    public boolean pendingCovers(long[] s) {
        if (!v.btPc.is(s, BtLabel.T6)) {
            return true;
        }
        for (long left = v.btMask.get(s) & v.btSent.get(s); left != 0; left &= left - 1) {
            int d = Long.numberOfTrailingZeros(left);
            boolean enabled = (k.registers.enabled(s, d) & btSgi.bit()) != 0;
            boolean pending = (v.pend.get(s, d) & btSgi.bit()) != 0;
            boolean stopped = btSgi == Sgi.EV0 && k.isSlaveAt(s, d, STOPPED);
            if (enabled && !pending && !k.isSlaveAt(s, d, BACKTRACE) && !stopped && !isQueued(s, d)) {
                return false;
            }
        }
        return true;
    }

    private boolean isQueued(long[] s, int d) {
        boolean comes = k.isSlaveAt(s, d, Label.C0.bit()) || (v.pend.get(s, d) & Sgi.CALL.bit()) != 0;
        return v.btQ.has(s, d) && comes || v.btTaken.has(s, d);
    }

    /** Bt_NotDropped: each request that was accepted asks its CPUs. */
    public boolean notDropped(long[] s) {
        return !v.btDropped.get(s);
    }

    /** Bt_NoMiss: every reachable CPU that was asked began its trace before the request ended. */
    public boolean noMiss(long[] s) {
        return !v.btPc.is(s, BtLabel.T8) || (v.btWant.get(s) & reachable(s) & ~v.btBegan.get(s)) == 0;
    }

    /** Bt_MaskIsOwn: what is awaited is what the current request asks. */
    public boolean maskIsOwn(long[] s) {
        return v.btPc.is(s, BtLabel.NONE) || v.btPc.is(s, BtLabel.T2) || (v.btMask.get(s) & ~v.btWant.get(s)) == 0;
    }

    /** Bt_Truthful: a request that ends without a time-out was answered by every CPU. */
    public boolean truthful(long[] s) {
        return !progress.allAnswered(s) || noMissAll(s);
    }

    /** Bt_NoMiss_all: the same for every CPU that was asked, reachable or not. */
    public boolean noMissAll(long[] s) {
        return !v.btPc.is(s, BtLabel.T8) || (v.btWant.get(s) & ~v.btBegan.get(s)) == 0;
    }

    /** Bt_SilentAreNamed: a CPU that was asked and is silent is in the mask from which the silent ones are named. */
    public boolean silentAreNamed(long[] s) {
        return !v.btPc.is(s, BtLabel.T6B) || (v.btWant.get(s) & ~v.btBegan.get(s) & ~v.btMask.get(s)) == 0;
    }

    /** Bt_NamedAreSilent: nobody else is. */
    public boolean namedAreSilent(long[] s) {
        return !v.btPc.is(s, BtLabel.T6B) || (v.btMask.get(s) & v.btBegan.get(s)) == 0;
    }

    /** The CPUs that a request can count on, in this configuration. */
    long reachable(long[] s) {
        long reachable = 0;
        for (int c = 0; c < v.cpus; c++) {
            boolean enabled = (setup.enabledSgi(c) & btSgi.bit()) != 0;
            boolean steady = setup.reachesIrqOff(s, c) || (longOff >>> c & 1) == 0;
            if (enabled && steady) {
                reachable |= 1L << c;
            }
        }
        return reachable & ~longHard;
    }
}
