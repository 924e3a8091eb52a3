package org.rollcall.cpu;

/**
 * The values that the kernel writes to {@code ICC_PMR_EL1}, as it writes and reads them, 0..0xff.
 *
 * @param irqOn {@code GIC_PRIO_IRQON}: every interrupt passes
 * @param irqOff {@code GIC_PRIO_IRQOFF}: only pseudo-NMIs pass
 * @param psrISet {@code GIC_PRIO_PSR_I_SET}: the mark "DAIF.I does the masking"
 */
public record PmrValues(int irqOn, int irqOff, int psrISet) {
    /** The value with the mark, while DAIF.I is set. */
    public int marked() {
        return irqOn | psrISet;
    }
}
