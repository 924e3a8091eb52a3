package org.rollcall.gic;

/**
 * Who owns Group 0, and so how Non-secure software sees priorities. Linux runs in one of these three.
 *
 * <p>Priorities are bytes; a lower number is a higher priority. Source: QEMU icc_pmr_read and
 * gicr_read_ipriorityr; Linux irq-gic-v3.c gic_has_group0.
 */
public enum SecurityConfiguration {
    /** {@code GICD_CTLR.DS} = 1: one Security state, every priority as written. */
    S1(false, false),
    /** DS = 0 and {@code SCR_EL3.FIQ} = 1: EL3 owns Group 0, the CPU interface shifts as the distributor does. */
    S2(true, true),
    /** DS = 0 and {@code SCR_EL3.FIQ} = 0: the distributor shifts, {@code ICC_PMR_EL1} and {@code ICC_RPR_EL1} do not. */
    S3(true, false);

    private final boolean distributorShifts;
    private final boolean interfaceShifts;

    SecurityConfiguration(boolean distributorShifts, boolean interfaceShifts) {
        this.distributorShifts = distributorShifts;
        this.interfaceShifts = interfaceShifts;
    }

    /** The priority that {@code GICR_IPRIORITYR} keeps when Non-secure software writes {@code written}. */
    public int storedPriority(int written) {
        return distributorShifts ? shift(written) : written;
    }

    /** The mask that takes effect when Non-secure software writes {@code written} to {@code ICC_PMR_EL1}. */
    public int effectivePmr(int written) {
        return interfaceShifts ? shift(written) : written;
    }

    /** What a Non-secure read of {@code ICC_RPR_EL1} or {@code ICC_PMR_EL1} gives for the value {@code effective}. */
    public int readBack(int effective) {
        return interfaceShifts ? unshift(effective) : effective;
    }

    private static int shift(int priority) {
        return 0x80 | (priority >> 1);
    }

    private static int unshift(int priority) {
        return (priority << 1) & 0xff;
    }
}
