package org.rollcall.gic;

import java.util.function.IntUnaryOperator;

/**
 * When a CPU interface signals an interrupt, on plain numbers so that the register model and the machine share it.
 *
 * <p>Interrupt sets are bit masks of INTIDs 0..31. A lower priority number is a higher priority. Source: QEMU
 * arm_gicv3_cpuif.c icc_hppi_can_preempt. In Linux terms {@code ICC_PMR_EL1} masks, {@code ICC_RPR_EL1} is what runs.
 */
public final class Signalling {
    /** The running priority of a CPU interface on which nothing is active. */
    public static final int IDLE_PRIORITY = 0xff;

    private Signalling() {}

    /**
     * The interrupts that may be offered next: pending, enabled, not active, of the best priority among these.
     * More than one bit is set for equal priorities: which one wins is implementation defined.
     *
     * @param priority the stored priority of an INTID
     */
    public static int candidates(int pending, int enabled, int active, IntUnaryOperator priority) {
        int best = IDLE_PRIORITY + 1;
        int winners = 0;
        for (int left = pending & enabled & ~active; left != 0; left &= left - 1) {
            int intid = Integer.numberOfTrailingZeros(left);
            int p = priority.applyAsInt(intid);
            if (p < best) {
                best = p;
                winners = 0;
            }
            if (p == best) {
                winners |= 1 << intid;
            }
        }
        return winners;
    }

    /**
     * Whether an interrupt of this priority gets past the mask and the running priority. With nothing active only
     * the mask counts, even if the binary point leaves no bit for pre-emption.
     *
     * @param pmr the effective {@code ICC_PMR_EL1}: only strictly lower numbers pass
     * @param runningPriority the effective {@code ICC_RPR_EL1}, {@link #IDLE_PRIORITY} if nothing is active
     * @param groupPriorityMask the priority bits that take part in pre-emption, from the binary point
     */
    public static boolean passes(int priority, int pmr, int runningPriority, int groupPriorityMask) {
        return passes(priority, false, pmr, runningPriority, false, groupPriorityMask);
    }

    /**
     * The same with superpriority, which no mask holds back and which comes before an equal priority.
     *
     * @param superpriority whether the interrupt has it
     * @param runsSuperpriority whether an interrupt of its group runs that has it
     */
    static boolean passes(
            int priority,
            boolean superpriority,
            int pmr,
            int runningPriority,
            boolean runsSuperpriority,
            int groupPriorityMask) {
        int group = priority & groupPriorityMask;
        int runningGroup = runningPriority & groupPriorityMask;
        return (superpriority || priority < pmr)
                && (runningPriority == IDLE_PRIORITY
                        || group < runningGroup
                        || superpriority && !runsSuperpriority && group == runningGroup);
    }
}
