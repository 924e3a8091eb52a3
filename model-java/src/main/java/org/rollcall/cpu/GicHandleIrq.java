package org.rollcall.cpu;

/**
 * {@code gic_handle_irq()} of drivers/irqchip/irq-gic-v3.c: the mask in which a handler runs. The driver has had two
 * structures; they agree on the mask of every handler and differ in what follows an NMI.
 */
public enum GicHandleIrq {
    /** v5.10: one path; after an NMI DAIF.I stays set until {@code eret}. */
    V5_10 {
        @Override
        public InterruptMask afterNmi(Irqflags irqflags, InterruptMask interrupted) {
            return nmiHandler(irqflags, interrupted);
        }
    },
    /**
     * Since v5.19: split by the interrupted context. From IRQs-on code the CPU goes to IRQs-off after an NMI and before
     * it returns, so that a second NMI nests there; from IRQs-off code DAIF.I stays set.
     */
    V5_19 {
        @Override
        public InterruptMask afterNmi(Irqflags irqflags, InterruptMask interrupted) {
            return irqflags.interruptsEnabled(interrupted)
                    ? irqHandler(irqflags, interrupted)
                    : nmiHandler(irqflags, interrupted);
        }
    };

    /** The mask of an NMI handler: as exception entry left it. */
    public InterruptMask nmiHandler(Irqflags irqflags, InterruptMask interrupted) {
        return new InterruptMask(
                new ExceptionEntry(irqflags).kernelEntry(interrupted).pmr(), Daif.PROCCTX_NOIRQ);
    }

    /** The mask of a normal interrupt's handler: with priority masking it lets NMIs in, {@code gic_arch_enable_irqs}. */
    public InterruptMask irqHandler(Irqflags irqflags, InterruptMask interrupted) {
        InterruptMask entered = nmiHandler(irqflags, interrupted);
        return irqflags.prioMasking()
                ? new InterruptMask(irqflags.localIrqDisable(entered).pmr(), Daif.PROCCTX)
                : entered;
    }

    /** The mask after an NMI handler, before {@code kernel_exit}. */
    public abstract InterruptMask afterNmi(Irqflags irqflags, InterruptMask interrupted);

    /**
     * The priority mask while {@code ICC_IAR1_EL1} is read for an interrupt that hit IRQs-off code: lowered, so that a
     * normal interrupt is not acknowledged in the place of an NMI that has vanished.
     */
    public InterruptMask acknowledging(Irqflags irqflags, InterruptMask interrupted) {
        InterruptMask entered = nmiHandler(irqflags, interrupted);
        return irqflags.interruptsEnabled(interrupted)
                ? entered
                : new InterruptMask(irqflags.localIrqDisable(entered).pmr(), entered.daif());
    }
}
