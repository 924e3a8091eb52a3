package org.rollcall.gic;

/**
 * Who touches a register, and how {@code SCR_EL3} routes interrupts at that moment.
 *
 * @param irqToEl3 {@code SCR_EL3.IRQ}: IRQs go to EL3, and the Group 1 registers trap there from below
 * @param fiqToEl3 {@code SCR_EL3.FIQ}: FIQs go to EL3, and the Group 0 registers trap there from below
 * @param nonMaskableEnabled {@code SCTLR_ELx.NMI} of that level: interrupts with superpriority are exceptions of their own,
 *     which {@code ICC_NMIAR1_EL1} acknowledges
 */
public record Caller(ExceptionLevel level, boolean irqToEl3, boolean fiqToEl3, boolean nonMaskableEnabled) {
    /** EL1 of a system without EL3. */
    public static final Caller KERNEL = new Caller(ExceptionLevel.EL1_NS, false, false);
    /** EL3 on the Secure banks, nothing routed to it. */
    public static final Caller FIRMWARE = new Caller(ExceptionLevel.EL3, false, false);

    /** A level at which {@code SCTLR_ELx.NMI} is clear. */
    public Caller(ExceptionLevel level, boolean irqToEl3, boolean fiqToEl3) {
        this(level, irqToEl3, fiqToEl3, false);
    }

    /** Whether Non-secure software sees shifted priorities in {@code ICC_PMR_EL1} and {@code ICC_RPR_EL1}. */
    boolean shiftedView() {
        return !level.secure() && fiqToEl3;
    }
}
