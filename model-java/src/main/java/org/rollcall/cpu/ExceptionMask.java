package org.rollcall.cpu;

import org.rollcall.gic.InterruptLine;

/**
 * What a CPU with {@code FEAT_NMI} takes of what its GIC signals: {@code PSTATE.ALLINT} and, on the stack of the level,
 * {@code SCTLR_ELx.SPINTMASK} are a third way to mask beside {@code PSTATE.DAIF} and {@code ICC_PMR_EL1}. They mask
 * everything; an interrupt with superpriority is masked by nothing else. What PMR masks is not signalled at all.
 *
 * <p>Source: Arm's register pages of ALLINT and SCTLR_EL1; QEMU target/arm arm_excp_unmasked, arm_cpu_do_interrupt_aarch64.
 * No kernel of the versions that Rollcall knows uses it.
 *
 * @param daif {@code PSTATE.DAIF}
 * @param allint {@code PSTATE.ALLINT}
 * @param ownStack {@code PSTATE.SP}: the level runs on {@code SP_ELx}, not on {@code SP_EL0}
 * @param nonMaskable {@code SCTLR_ELx.NMI}; without it the rest is without effect, and superpriority too
 * @param spintmask {@code SCTLR_ELx.SPINTMASK}
 */
public record ExceptionMask(Daif daif, boolean allint, boolean ownStack, boolean nonMaskable, boolean spintmask) {
    /** A CPU on its own stack without {@code FEAT_NMI}, or with it off. */
    public static ExceptionMask of(Daif daif) {
        return new ExceptionMask(daif, false, true, false, false);
    }

    /** The same with another {@code PSTATE.DAIF}. */
    public ExceptionMask with(Daif other) {
        return new ExceptionMask(other, allint, ownStack, nonMaskable, spintmask);
    }

    /** Whether nothing is taken, not even an interrupt with superpriority. */
    public boolean masksAll() {
        return nonMaskable && (allint || spintmask && ownStack);
    }

    /** Whether an interrupt that is signalled so is taken. */
    public boolean takes(InterruptLine line) {
        return !masksAll()
                && switch (line) {
                    case NONE -> false;
                    case FIQ -> !daif.f();
                    case IRQ -> !daif.i();
                    case NMI -> nonMaskable || !daif.i();
                };
    }

    /** The mask in which the handler starts. */
    public ExceptionMask atEntry() {
        return new ExceptionMask(Daif.MASK, nonMaskable ? !spintmask : allint, true, nonMaskable, spintmask);
    }

    /** The same in the words of {@code IpiNmi.tla}, with superpriority for the pseudo-NMI. */
    public MaskState abstraction() {
        if (takes(InterruptLine.IRQ)) {
            return MaskState.OPEN;
        }
        return takes(InterruptLine.NMI) ? MaskState.IRQOFF : MaskState.HARD;
    }
}
