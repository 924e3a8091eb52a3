package org.rollcall.kernel;

import java.util.function.IntPredicate;
import org.rollcall.cpu.MaskState;

/** Invariants of the kgdb roundup; names and wording of {@code IpiNmi.tla}. */
public final class KgdbInvariants {
    private static final int BEFORE_KGDB = Label.H2A.bit() | Label.H2.bit();
    private static final int CALL = Label.C0.bit() | Label.C.bit();

    private final Contexts k;
    private final Variables v;
    private final boolean byCsd;
    private final CallFunctionQueue queue;
    private final boolean returnsEarly;
    private final Sgi kgSgi;
    private final long unsteady;
    private final boolean slavesTestLock;
    private final boolean sendWaits;

    /**
     * The invariants of a machine.
     *
     * @param unsteady CPUs that are not online all the time
     * @param slavesTestLock false with F7
     * @param sendWaits true with F3
     */
    public KgdbInvariants(
            Contexts k,
            IpiSetup setup,
            CallFunctionQueue queue,
            KernelBuild build,
            long unsteady,
            boolean slavesTestLock,
            boolean sendWaits) {
        this.k = k;
        this.v = k.v;
        this.byCsd = setup.roundup().isEmpty();
        this.queue = queue;
        this.returnsEarly = build.has(Capability.EARLY_RETURN);
        this.kgSgi = build.kgSgi();
        this.unsteady = unsteady;
        this.slavesTestLock = slavesTestLock;
        this.sendWaits = sendWaits;
    }

    /** LockOwner: at most one CPU is between the master lock and its release. */
    public boolean lockOwner(long[] s) {
        for (int c = 0; c < v.cpus; c++) {
            if (v.dbgPc.ordinal(s, c) > DbgLabel.L.ordinal() != v.mlock.is(s, c)) {
                return false;
            }
        }
        return v.kgActive.isNone(s) || v.mlock.is(s, v.kgActive.get(s));
    }

    /** CountersMatch: the two counters count the CPUs between their increment and decrement. */
    public boolean countersMatch(long[] s) {
        int masters = 0;
        int slaves = 0;
        for (int c = 0; c < v.cpus; c++) {
            masters += v.dbgPc.get(s, c).isCounted() ? 1 : 0;
            slaves += k.isSlaveAt(s, c, Label.COUNTED) ? 1 : 0;
        }
        return v.nM.get(s) == masters && v.nS.get(s) == slaves;
    }

    /** RoundupCovers: a CPU that was sent to is in, or about to be. */
    public boolean roundupCovers(long[] s) {
        for (int c = 0; c < v.cpus; c++) {
            boolean waits = v.dbgPc.is(s, c, DbgLabel.M6) || v.dbgPc.is(s, c, DbgLabel.M9);
            if (waits && !all(v.kgAsked.get(s), d -> covered(s, d))) {
                return false;
            }
        }
        return true;
    }

    /** NoOrphan: a slave can leave when no master is in. */
    public boolean noOrphan(long[] s) {
        for (int c = 0; c < v.cpus; c++) {
            if (k.isSlaveAt(s, c, Label.L.bit()) && v.mlock.isNone(s) && (v.slock.get(s) || !slavesTestLock)) {
                return false;
            }
        }
        return true;
    }

    /** NoFault: the debugger reads no context of a CPU that may be running. */
    public boolean noFault(long[] s) {
        return !v.fault.get(s);
    }

    /** Kg_NoMiss_strong: without a time-out message every CPU that was asked is in. */
    public boolean noMissStrong(long[] s) {
        return v.tmo.get(s) || !inDebugger(s) || all(v.kgAsked.get(s), d -> isIn(s, d));
    }

    /** Kg_NoMiss_weak: or will be in before it executes anything else. */
    public boolean noMissWeak(long[] s) {
        return v.tmo.get(s) || !inDebugger(s) || noneMissing(s);
    }

    /** Kg_AllOnline: nobody who is online runs beside the debugger, asked or not. */
    public boolean allOnline(long[] s) {
        for (int c = 0; c < v.cpus; c++) {
            long others = v.online.get(s) & ~(1L << c);
            if (v.dbgPc.is(s, c, DbgLabel.M9) && !v.tmo.get(s) && !all(others, d -> comes(s, d))) {
                return false;
            }
        }
        return true;
    }

    /** Kg_NoMiss_nmi: with pseudo-NMI no time-out, and no CPU is missed. */
    public boolean noMissNmi(long[] s) {
        return !inDebugger(s) || !v.tmo.get(s) && noneMissing(s);
    }

    /** Kg_NoTimeout: the debugger never waits in vain. */
    public boolean noTimeout(long[] s) {
        return !v.tmo.get(s);
    }

    /** NoHang: a roundup that was begun comes to its time-out. */
    public boolean noHang(long[] s) {
        if (!sendWaits || v.toSend.get(s) == 0) {
            return true;
        }
        for (int c = 0; c < v.cpus; c++) {
            if (v.dbgPc.is(s, c, DbgLabel.M5S) && all(v.toSend.get(s), d -> queue.kgdbLocked(s, d))) {
                return false;
            }
        }
        return true;
    }

    private boolean covered(long[] s, int d) {
        boolean pending = (v.pend.get(s, d) & kgSgi.bit()) != 0;
        boolean enabled = (k.registers.enabled(s, d) & kgSgi.bit()) != 0;
        return v.entered.has(s, d)
                || !enabled && !byCsd
                || pending
                || k.isSlaveAt(s, d, Label.H1.bit() | Label.DUMP | BEFORE_KGDB)
                || v.kgQ.has(s, d) && callPending(s, d)
                || k.isSlaveAt(s, d, CALL) && queue.kgdbLocked(s, d);
    }

    private boolean inDebugger(long[] s) {
        for (int c = 0; c < v.cpus; c++) {
            if (v.dbgPc.is(s, c, DbgLabel.M9)) {
                return true;
            }
        }
        return false;
    }

    private boolean noneMissing(long[] s) {
        return all(v.kgAsked.get(s) & ~unsteady, d -> comes(s, d));
    }

    /** In the debugger, or there before it executes anything else. */
    private boolean comes(long[] s, int d) {
        return isIn(s, d) || roundupPending(s, d) || reachesKgdb(s, d);
    }

    private boolean isIn(long[] s, int d) {
        return v.entered.has(s, d) && !k.isSlaveAt(s, d, Label.R4.bit());
    }

    /** A delivery that does the backtrace is no roundup delivery if the handler returns after it. */
    private boolean reachesKgdb(long[] s, int d) {
        return k.isSlaveAt(s, d, BEFORE_KGDB)
                || k.serves(s, d, kgSgi)
                        && (k.isSlaveAt(s, d, Label.H1.bit()) && !(returnsEarly && v.btMask.has(s, d))
                                || k.isSlaveAt(s, d, Label.DUMP) && !returnsEarly);
    }

    /** A roundup delivery is pending, and d executes nothing before it. */
    private boolean roundupPending(long[] s, int d) {
        if (byCsd) {
            return queue.kgdbLocked(s, d)
                    && (callPending(s, d) || k.isSlaveAt(s, d, CALL | Label.H1.bit() | Label.DUMP))
                    && k.registers.maskState(s, d, Context.TASK) == MaskState.OPEN;
        }
        return (v.pend.get(s, d) & k.registers.enabled(s, d) & kgSgi.bit()) != 0
                && k.registers.passes(s, d, Context.TASK, kgSgi)
                && !(returnsEarly && v.btMask.has(s, d));
    }

    private boolean callPending(long[] s, int d) {
        return (v.pend.get(s, d) & Sgi.CALL.bit()) != 0;
    }

    private static boolean all(long set, IntPredicate predicate) {
        for (long left = set; left != 0; left &= left - 1) {
            if (!predicate.test(Long.numberOfTrailingZeros(left))) {
                return false;
            }
        }
        return true;
    }
}
