package org.rollcall.gickit;

/**
 * What {@code IpiNmi.tla} says of the SGIs of one PE, each set a mask with bit n for INTID n.
 *
 * @param nmi those of pseudo-NMI priority
 * @param irqsOff whether PMR lets only pseudo-NMIs through. With PSTATE.I set (HARD) the kernel leaves PMR open, so that
 *     the GIC goes on signalling
 */
record SgiState(int pending, int active, int enabled, int nmi, boolean irqsOff) {
    /** What the GIC may signal: the enabled pending ones that are not active, and not masked by PMR. */
    int signalled() {
        return pending & enabled & ~active & (irqsOff ? nmi : -1);
    }

    /** Of what is signalled, that with the best priority. */
    int candidates() {
        int urgent = signalled() & nmi;
        return urgent != 0 ? urgent : signalled();
    }
}
