package org.rollcall.cpu;

import org.rollcall.gic.SecurityConfiguration;
import org.rollcall.gic.Signalling;

/**
 * The kernel's operations on the interrupt mask of a CPU, and what they amount to.
 *
 * <p>Source: arch/arm64/include/asm/irqflags.h and daifflags.h, v5.10 and v6.12 (same logic).
 *
 * @param constants the generation of priority constants
 * @param security how the GIC sees them
 * @param prioMasking {@code system_uses_irq_prio_masking()}: interrupts are disabled by priority, not by DAIF
 * @param values what is written to {@code ICC_PMR_EL1}
 */
public record Irqflags(
        PriorityConstants constants, SecurityConfiguration security, boolean prioMasking, PmrValues values) {
    /** BPR1 = 0, "the least supported": the priority bits that take part in pre-emption, with five bits implemented. */
    public static final int GROUP_PRIORITY_MASK = 0xf8;

    /** The operations with the values that these constants have. */
    public Irqflags(PriorityConstants constants, SecurityConfiguration security, boolean prioMasking) {
        this(constants, security, prioMasking, constants.pmrValues(security));
    }

    /** The mask that a process runs with: interrupts enabled. */
    public InterruptMask open() {
        return new InterruptMask(prioMasking ? values.irqOn() : PriorityConstants.DEFAULT_PMR_VALUE, Daif.PROCCTX);
    }

    /** {@code local_irq_disable()}. */
    public InterruptMask localIrqDisable(InterruptMask m) {
        return prioMasking
                ? new InterruptMask(values.irqOff(), m.daif())
                : new InterruptMask(m.pmr(), m.daif().withIrqFiq(true));
    }

    /** {@code local_irq_enable()}: opens the priority mask, and leaves DAIF.I if that was set. */
    public InterruptMask localIrqEnable(InterruptMask m) {
        return prioMasking
                ? new InterruptMask(values.irqOn(), m.daif())
                : new InterruptMask(m.pmr(), m.daif().withIrqFiq(false));
    }

    /** {@code irqs_disabled()}: with priority masking DAIF is not asked. */
    public boolean irqsDisabled(InterruptMask m) {
        return prioMasking ? m.pmr() != values.irqOn() : m.daif().i();
    }

    /** {@code local_irq_save()}: disables, unless interrupts count as disabled already. */
    public InterruptMask localIrqSave(InterruptMask m) {
        return irqsDisabled(m) ? m : localIrqDisable(m);
    }

    /** {@code local_irq_restore(flags)} with the flags that were saved in {@code saved}. */
    public InterruptMask localIrqRestore(InterruptMask m, InterruptMask saved) {
        return prioMasking
                ? new InterruptMask(saved.pmr(), m.daif())
                : new InterruptMask(m.pmr(), m.daif().withIrqFiq(saved.daif().i()));
    }

    /** {@code local_daif_mask()}: nothing gets through. */
    public InterruptMask localDaifMask(InterruptMask m) {
        return new InterruptMask(markedPmr(m), Daif.MASK);
    }

    /** {@code local_daif_restore(flags)}. */
    public InterruptMask localDaifRestore(InterruptMask m, Daif flags) {
        if (!prioMasking) {
            return new InterruptMask(m.pmr(), flags);
        }
        if (!flags.i()) {
            return new InterruptMask(values.irqOn(), flags);
        }
        // SErrors may come, so pseudo-NMIs may: disable by priority instead of by DAIF.
        return flags.a()
                ? new InterruptMask(markedPmr(m), flags)
                : new InterruptMask(values.irqOff(), flags.withIrqFiq(false));
    }

    /** {@code local_daif_inherit(regs)}: a synchronous exception runs with the mask of the code it interrupted. */
    public InterruptMask localDaifInherit(InterruptMask interrupted) {
        return interrupted;
    }

    /** {@code interrupts_enabled(regs)}: whether the interrupted code could take a normal interrupt. */
    public boolean interruptsEnabled(InterruptMask interrupted) {
        return !interrupted.daif().i() && (!prioMasking || interrupted.pmr() == values.irqOn());
    }

    /** The priority that the redistributor keeps for a normal interrupt. */
    public int storedIrqPriority() {
        return security.storedPriority(constants.irqPriority(security));
    }

    /** The priority that the redistributor keeps for a pseudo-NMI. */
    public int storedNmiPriority() {
        return security.storedPriority(constants.nmiPriority(security));
    }

    /** Whether an interrupt of this stored priority gets past the mask. */
    public boolean takes(InterruptMask m, int storedPriority, int runningPriority) {
        return !m.daif().i() && signals(m, storedPriority, runningPriority);
    }

    /** Whether the GIC signals an interrupt of this stored priority to the CPU, DAIF apart: what ends a WFI. */
    public boolean signals(InterruptMask m, int storedPriority, int runningPriority) {
        return Signalling.passes(storedPriority, security.effectivePmr(m.pmr()), runningPriority, GROUP_PRIORITY_MASK);
    }

    /** The abstraction: what a CPU with this mask takes. */
    public MaskState abstraction(InterruptMask m) {
        if (takes(m, storedIrqPriority(), Signalling.IDLE_PRIORITY)) {
            return MaskState.OPEN;
        }
        return takes(m, storedNmiPriority(), Signalling.IDLE_PRIORITY) ? MaskState.IRQOFF : MaskState.HARD;
    }

    private int markedPmr(InterruptMask m) {
        return prioMasking ? values.marked() : m.pmr();
    }
}
