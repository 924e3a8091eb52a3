package org.rollcall.cpu;

/**
 * What an exception to EL1 and its return do to the mask.
 *
 * <p>Source: arch/arm64/kernel/entry.S {@code kernel_entry} and {@code kernel_exit}, entry-common.c, v6.12.
 *
 * @param irqflags the operations and constants of this kernel
 */
public record ExceptionEntry(Irqflags irqflags) {
    /** The vector and {@code kernel_entry}: DAIF all set by the hardware, then the mark in the priority mask. */
    public InterruptMask kernelEntry(InterruptMask interrupted) {
        return irqflags.localDaifMask(interrupted);
    }

    /** A debug exception (BRK, single step): the handler never unmasks. */
    public InterruptMask debugException(InterruptMask interrupted) {
        return kernelEntry(interrupted);
    }

    /** A fault that ends in the die notifier: the interrupted mask is inherited, then {@code local_irq_save}. */
    public InterruptMask oops(InterruptMask interrupted) {
        return irqflags.localIrqSave(irqflags.localDaifInherit(interrupted));
    }

    /** {@code kernel_exit} and {@code eret}: the mask that was saved in {@code pt_regs}. */
    public InterruptMask kernelExit(InterruptMask saved) {
        return saved;
    }
}
