package org.rollcall.cpu;

import org.rollcall.gic.Signalling;

/**
 * What the CPU interface of a {@link CpuState} signals and what runs: the two INTIDs with the priorities that the
 * distributor keeps.
 *
 * @param registers the other registers of the CPU
 */
record CpuPriorities(CpuRegisters registers) {
    private static final int INTIDS = CpuIntid.IRQ.bit() | CpuIntid.NMI.bit();

    /** The priority that the distributor keeps. */
    int priority(CpuIntid intid) {
        return intid == CpuIntid.NMI
                ? registers.irqflags().storedNmiPriority()
                : registers.irqflags().storedIrqPriority();
    }

    /** What a read of {@code ICC_IAR1_EL1} gives with this effective PMR. */
    CpuIntid candidate(CpuState s, int pmr) {
        int best = best(s.pend() & ~s.active());
        if (best == 0) {
            return CpuIntid.SPURIOUS;
        }
        CpuIntid id = intid(best);
        int mask = registers.configuration().pmhe() ? Math.min(pmr, s.pmrSeen()) : pmr;
        return Signalling.passes(priority(id), mask, runningPriority(s), Irqflags.GROUP_PRIORITY_MASK)
                ? id
                : CpuIntid.SPURIOUS;
    }

    /** {@code ICC_RPR_EL1} as the GIC compares it. */
    int runningPriority(CpuState s) {
        int best = best(s.apr());
        return best == 0 ? Signalling.IDLE_PRIORITY : priority(intid(best));
    }

    /** {@code ICC_AP1R<n>_EL1} after a priority drop. */
    int dropped(CpuState s) {
        return s.apr() & ~best(s.apr());
    }

    private int best(int intids) {
        return Signalling.candidates(intids, INTIDS, 0, n -> priority(intid(1 << n)));
    }

    private static CpuIntid intid(int bit) {
        return CpuIntid.values()[Integer.numberOfTrailingZeros(bit)];
    }
}
