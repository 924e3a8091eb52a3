package org.rollcall.machine;

import org.rollcall.cpu.EoiMode;
import org.rollcall.cpu.GicHandleIrq;
import org.rollcall.cpu.Irqflags;
import org.rollcall.cpu.PriorityConstants;
import org.rollcall.gic.SecurityConfiguration;
import org.rollcall.kernel.KernelVersion;

/**
 * What the registers depend on and the protocol does not: the same steps are enabled on every platform.
 *
 * @param constants the generation of the kernel's priority constants
 * @param security who owns Group 0
 * @param handler the structure of {@code gic_handle_irq()}
 * @param eoiMode split for a kernel booted at EL2
 */
public record Platform(
        PriorityConstants constants, SecurityConfiguration security, GicHandleIrq handler, EoiMode eoiMode) {
    /** The usual platform of a kernel: one Security state, split EOI, the code of its time. */
    public static Platform of(KernelVersion version) {
        return new Platform(version.constants(), SecurityConfiguration.S1, version.handler(), EoiMode.SPLIT);
    }

    /** The kernel's mask operations on this platform. */
    public Irqflags irqflags(boolean prioMask) {
        return new Irqflags(constants, security, prioMask);
    }
}
