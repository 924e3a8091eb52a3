package org.rollcall.kernel;

import org.rollcall.cpu.Irqflags;
import org.rollcall.gic.Signalling;

/**
 * What {@link Signalling} says, worked out once for all sets of SGIs, masks and running priorities of a kernel that uses
 * two priorities.
 */
final class SignallingTable {
    /** Running priorities: nothing active or dropped already, a normal interrupt, an NMI. */
    static final int IDLE = 0;

    static final int IRQ = 1;
    static final int NMI = 2;

    private static final int RUNNING = 3;

    private final Irqflags irqflags;
    private final Offers offers;
    private final boolean[] takes = new boolean[RUNNING * MaskTable.CODES * 2];
    private final boolean[] signals = new boolean[RUNNING * MaskTable.CODES * 2];

    SignallingTable(Irqflags irqflags, MaskTable masks) {
        this.irqflags = irqflags;
        int irq = irqflags.storedIrqPriority();
        int nmi = irqflags.storedNmiPriority();
        offers = Offers.of(irq, nmi);
        for (int running = 0; running < RUNNING; running++) {
            for (int code = 0; code < MaskTable.CODES; code++) {
                for (int isNmi = 0; isNmi < 2; isNmi++) {
                    int i = index(running, code, isNmi);
                    int priority = isNmi == 0 ? irq : nmi;
                    takes[i] = irqflags.takes(masks.mask(code), priority, priority(running));
                    signals[i] = irqflags.signals(masks.mask(code), priority, priority(running));
                }
            }
        }
    }

    /** The running priority as {@code ICC_RPR_EL1} has it. */
    int priority(int running) {
        return switch (running) {
            case IDLE -> Signalling.IDLE_PRIORITY;
            case IRQ -> irqflags.storedIrqPriority();
            default -> irqflags.storedNmiPriority();
        };
    }

    /**
     * The SGIs that a CPU may take next.
     *
     * @param signalled SGIs that are pending, enabled and not active
     * @param nmis SGIs that have the NMI priority
     * @param code the mask in force
     */
    int taken(int signalled, int nmis, int running, int code) {
        return passing(signalled, nmis, running, code, takes);
    }

    /** The same, whatever DAIF says: what ends a WFI. */
    int waking(int signalled, int nmis, int running, int code) {
        return passing(signalled, nmis, running, code, signals);
    }

    private int passing(int signalled, int nmis, int running, int code, boolean[] passes) {
        int best = offers.first(signalled, nmis);
        return passes[index(running, code, (best & nmis) != 0 ? 1 : 0)] ? best : 0;
    }

    private static int index(int running, int code, int isNmi) {
        return (running * MaskTable.CODES + code) * 2 + isNmi;
    }
}
