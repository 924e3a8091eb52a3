package org.rollcall.kernel;

import org.rollcall.gic.Signalling;

/**
 * The SGIs that {@link Signalling} lets a CPU take first, for all sets of SGIs that are signalled and that have the NMI priority.
 * Of the two priorities only their order counts, and to work them out takes longer than all else of a machine: machines share them.
 */
enum Offers {
    NMI_FIRST(1, 0),
    TOGETHER(0, 0),
    IRQ_FIRST(0, 1);

    private final int sets = 1 << Sgi.values().length;
    private final byte[] offers = new byte[sets * sets];

    Offers(int irq, int nmi) {
        for (int nmis = 0; nmis < sets; nmis++) {
            int set = nmis;
            for (int signalled = 0; signalled < sets; signalled++) {
                offers[nmis * sets + signalled] = (byte)
                        Signalling.candidates(signalled, sets - 1, 0, intid -> (set >>> intid & 1) != 0 ? nmi : irq);
            }
        }
    }

    /** Those of a normal interrupt's and an NMI's priority, as the redistributor keeps them: a lower number comes first. */
    static Offers of(int irq, int nmi) {
        if (nmi == irq) {
            return TOGETHER;
        }
        return nmi < irq ? NMI_FIRST : IRQ_FIRST;
    }

    /** The SGIs of highest priority. */
    int first(int signalled, int nmis) {
        return offers[nmis * sets + signalled];
    }
}
