package org.rollcall.cpu;

import org.rollcall.gic.SecurityConfiguration;

/**
 * The constants of {@code PriorityMask.tla}.
 *
 * @param security how the GIC sees the kernel's priorities
 * @param constants the generation of priorities
 * @param handler the structure of the interrupt entry
 * @param eoiMode what ends an interrupt
 * @param pmhe {@code ICC_CTLR_EL1.PMHE}: the distribution looks at PMR too
 * @param mut the mutation
 */
public record CpuConfiguration(
        SecurityConfiguration security,
        PriorityConstants constants,
        GicHandleIrq handler,
        EoiMode eoiMode,
        boolean pmhe,
        CpuMutation mut) {

    /** The same with another mutation. */
    public CpuConfiguration withMut(CpuMutation mutation) {
        return new CpuConfiguration(security, constants, handler, eoiMode, pmhe, mutation);
    }

    /** The kernel's mask operations with these constants. */
    public Irqflags irqflags() {
        return new Irqflags(constants, security, true, mut.pmrValues(constants, security));
    }
}
