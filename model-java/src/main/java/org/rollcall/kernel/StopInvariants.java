package org.rollcall.kernel;

import org.rollcall.cpu.MaskState;

/** Invariants of a stop; names and wording of {@code IpiNmi.tla}. */
public final class StopInvariants {
    private static final int STOPPING = Label.S.bit() | Label.Q1.bit() | Label.Q3.bit() | Label.Z.bit();

    private final Contexts k;
    private final Variables v;
    private final IpiSetup setup;
    private final long unreached;
    private final long reachedByNmi;

    /**
     * The invariants of a machine.
     *
     * @param unreached CPUs that no stop interrupt need reach: they may be hard-masked for long, or come online late
     * @param reachedByNmi CPUs that only an NMI reaches: their interrupts may be off for long
     */
    public StopInvariants(Contexts k, IpiSetup setup, long unreached, long reachedByNmi) {
        this.k = k;
        this.v = k.v;
        this.setup = setup;
        this.unreached = unreached;
        this.reachedByNmi = reachedByNmi;
    }

    /** StopHoldsNoLock: no CPU is stopped by the first round while it holds a lock that the stopping CPU may need. */
    public boolean holdsNoLock(long[] s) {
        int c = v.psync.get(s);
        boolean firstRound = v.stopPc.is(s, StopLabel.K2S) || v.stopPc.is(s, StopLabel.K2);
        return c == CpuCell.NONE || !firstRound || !isStopping(s, c);
    }

    /** StoppedIsHard: a CPU that has stopped takes no interrupt any more. */
    public boolean stoppedIsHard(long[] s) {
        for (int c = 0; c < v.cpus; c++) {
            boolean parked = k.isSlaveAt(s, c, Label.Z.bit()) || v.task.is(s, c, TaskState.STOPPED);
            if (parked && (v.online.has(s, c) || k.registers.maskState(s, c) != MaskState.HARD)) {
                return false;
            }
        }
        return true;
    }

    /** StopperLives: the CPU that stops the others is not stopped itself. */
    public boolean stopperLives(long[] s) {
        return lives(s, v.stopper);
    }

    /** StopperMasked: the CPU that has stopped the others takes no event any more. */
    public boolean stopperMasked(long[] s) {
        return !v.stopPc.get(s).isOver() || v.evPc.is(s, v.stopper.get(s), Label.NONE);
    }

    /** PanicLives: the CPU that panics is not stopped. */
    public boolean panicLives(long[] s) {
        return lives(s, v.panicCpu);
    }

    /** StopReachesAll: when the stop is over nobody else runs that an interrupt can reach. */
    public boolean reachesAll(long[] s) {
        if (!v.stopPc.get(s).isOver()) {
            return true;
        }
        for (long left = v.online.get(s) & ~(1L << v.stopper.get(s)) & ~unreached; left != 0; left &= left - 1) {
            int c = Long.numberOfTrailingZeros(left);
            if (setup.reachesIrqOff(s, c) || (reachedByNmi >>> c & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    private boolean lives(long[] s, CpuCell who) {
        int c = who.get(s);
        return c == CpuCell.NONE || v.online.has(s, c) && !isStopping(s, c);
    }

    private boolean isStopping(long[] s, int c) {
        return k.isSlaveAt(s, c, STOPPING);
    }
}
