package org.rollcall.cpu;

import org.rollcall.gic.SecurityConfiguration;

/**
 * The kernel's priorities and mask values, in the two generations there have been. Values are what Linux writes; the
 * security configuration decides what the GIC makes of them.
 */
public enum PriorityConstants {
    /** v5.0 to v6.10: arch/arm64/include/asm/ptrace.h GIC_PRIO_*, irqchip/arm-gic-v3.h GICD_INT_*_PRI. */
    BEFORE_V6_11 {
        @Override
        public int irqOff(SecurityConfiguration security) {
            // The static key gic_nonsecure_priorities (v5.10) picks the second value.
            return security == SecurityConfiguration.S3 ? 0xa0 : 0x60;
        }

        @Override
        public int irqPriority(SecurityConfiguration security) {
            return 0xa0;
        }

        @Override
        public int nmiPriority(SecurityConfiguration security) {
            return 0x20;
        }
    },
    /** Since v6.11: irqchip/arm-gic-v3-prio.h; the distributor's priorities are chosen at boot. */
    SINCE_V6_11 {
        @Override
        public int irqOff(SecurityConfiguration security) {
            return 0xc0;
        }

        @Override
        public int irqPriority(SecurityConfiguration security) {
            return security == SecurityConfiguration.S3 ? 0x80 : 0xc0;
        }

        @Override
        public int nmiPriority(SecurityConfiguration security) {
            return security == SecurityConfiguration.S3 ? 0x00 : 0x80;
        }
    };

    /** {@code GIC_PRIO_IRQON}: every interrupt passes. */
    public static final int IRQON = 0xe0;
    /** {@code GIC_PRIO_PSR_I_SET}: a software mark in the mask value, "DAIF.I does the masking". */
    public static final int PSR_I_SET = 0x10;
    /** {@code DEFAULT_PMR_VALUE} of irq-gic-v3.c: the mask without pseudo-NMI. */
    public static final int DEFAULT_PMR_VALUE = 0xf0;

    /** {@code GIC_PRIO_IRQOFF}: only pseudo-NMIs pass. */
    public abstract int irqOff(SecurityConfiguration security);

    /** What the kernel writes to {@code ICC_PMR_EL1}. */
    public PmrValues pmrValues(SecurityConfiguration security) {
        return new PmrValues(IRQON, irqOff(security), PSR_I_SET);
    }

    /** The priority that Linux writes for a normal interrupt. */
    public abstract int irqPriority(SecurityConfiguration security);

    /** The priority that Linux writes for a pseudo-NMI. */
    public abstract int nmiPriority(SecurityConfiguration security);
}
