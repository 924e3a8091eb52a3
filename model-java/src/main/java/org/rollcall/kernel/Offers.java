package org.rollcall.kernel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rollcall.gic.Signalling;

/**
 * The SGIs that {@link Signalling} lets a CPU take first, for all sets of SGIs that are signalled and that have the NMI priority.
 * They depend on the two priorities alone, and take longer to work out than all else of a machine: machines share them.
 */
final class Offers {
    private record Priorities(int irq, int nmi) {}

    private static final Map<Priorities, Offers> KNOWN = new ConcurrentHashMap<>();
    private static final int SGI_SETS = 1 << Sgi.values().length;

    private final byte[] offers = new byte[SGI_SETS * SGI_SETS];

    private Offers(Priorities priorities) {
        for (int nmis = 0; nmis < SGI_SETS; nmis++) {
            int set = nmis;
            for (int signalled = 0; signalled < SGI_SETS; signalled++) {
                offers[nmis * SGI_SETS + signalled] = (byte) Signalling.candidates(
                        signalled,
                        SGI_SETS - 1,
                        0,
                        intid -> (set >>> intid & 1) != 0 ? priorities.nmi() : priorities.irq());
            }
        }
    }

    /** Those of a normal interrupt's and an NMI's priority, as the redistributor keeps them. */
    static Offers of(int irq, int nmi) {
        return KNOWN.computeIfAbsent(new Priorities(irq, nmi), Offers::new);
    }

    /** The SGIs of highest priority. */
    int first(int signalled, int nmis) {
        return offers[nmis * SGI_SETS + signalled];
    }
}
