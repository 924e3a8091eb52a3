package org.rollcall.kernel;

import org.rollcall.cpu.EoiMode;
import org.rollcall.cpu.InterruptMask;
import org.rollcall.cpu.Irqflags;
import org.rollcall.cpu.MaskState;
import org.rollcall.gic.Signalling;

/**
 * The registers of each CPU in the packed words: {@code ICC_PMR_EL1} and {@code DAIF.I}, the masks saved in the
 * {@code pt_regs} of interrupted frames, and the SGI fields of the redistributor. What a CPU takes follows from these
 * by {@link Signalling} alone. A mask is kept as its code in a {@link MaskTable}.
 */
public final class Registers {
    private static final Context[] CONTEXTS = Context.values();

    private final Variables v;
    private final Irqflags irqflags;
    private final EoiMode eoiMode;
    private final MaskTable masks;
    private final SignallingTable signalling;
    private final FirmwareMask firmware;

    /**
     * The registers of a machine with this layout, written by a kernel with these constants.
     *
     * @param stopMasksEvent whether a CPU that has stopped the others masks SDEI event 0, as the kernel does
     */
    public Registers(Variables v, Irqflags irqflags, EoiMode eoiMode, boolean stopMasksEvent) {
        this.v = v;
        this.irqflags = irqflags;
        this.eoiMode = eoiMode;
        masks = new MaskTable(irqflags);
        signalling = new SignallingTable(irqflags, masks);
        firmware = new FirmwareMask(v, stopMasksEvent);
    }

    /** The mask in force on a CPU. */
    public InterruptMask mask(long[] s, int c) {
        return masks.mask(v.mask.get(s, c));
    }

    /** The mask that a context of a CPU runs with, or was interrupted with. */
    public InterruptMask mask(long[] s, int c, Context context) {
        return masks.mask(maskCode(s, c, context));
    }

    /** What a CPU takes: the abstraction of the mask in force. */
    public MaskState maskState(long[] s, int c) {
        return masks.abstraction(v.mask.get(s, c));
    }

    /** What a context of a CPU takes, or took when it was interrupted. */
    public MaskState maskState(long[] s, int c, Context context) {
        return masks.abstraction(maskCode(s, c, context));
    }

    /** The SGIs that are enabled in GICR_ISENABLER0. */
    public int enabled(long[] s, int c) {
        return v.enabled.get(s, c);
    }

    /** The SGIs whose GICR_IPRIORITYR byte holds the NMI priority. */
    public int nmiPriority(long[] s, int c) {
        return v.nmiPriority.get(s, c);
    }

    /** The stored priority of an SGI, as GICR_IPRIORITYR keeps it. */
    public int priority(long[] s, int c, Sgi sgi) {
        return (v.nmiPriority.get(s, c) & sgi.bit()) != 0 ? irqflags.storedNmiPriority() : irqflags.storedIrqPriority();
    }

    /** {@code ICC_RPR_EL1}: idle with split EOI, where the handler runs after the priority drop. */
    public int runningPriority(long[] s, int c) {
        return signalling.priority(running(s, c));
    }

    /** SGIs that are pending, enabled and not active. */
    public int signalled(long[] s, int c) {
        return v.pend.get(s, c) & v.enabled.get(s, c) & ~v.act.get(s, c);
    }

    /** SGIs that the CPU may take next: of the best priority, past the mask, DAIF.I clear; and the event, which is none of them. */
    public int deliverable(long[] s, int c) {
        int signalled = signalled(s, c);
        int event = signalled & Sgi.EV0.bit();
        return taken(s, c, signalled & ~event) | (event != 0 && firmware.isOpen(s, c) ? event : 0);
    }

    private int taken(long[] s, int c, int signalled) {
        return signalled == 0
                ? 0
                : signalling.taken(signalled, v.nmiPriority.get(s, c), running(s, c), v.mask.get(s, c));
    }

    /** Whether the CPU takes no SGI and no event as it stands, whichever others send it. */
    public boolean isClosed(long[] s, int c) {
        int possible = v.enabled.get(s, c) & ~v.act.get(s, c);
        boolean event = (possible & Sgi.EV0.bit()) != 0 && firmware.isOpen(s, c);
        return !event && taken(s, c, possible & ~Sgi.EV0.bit()) == 0;
    }

    /** Whether an SGI would be taken, were it pending, by a CPU that runs this context's mask. */
    public boolean passes(long[] s, int c, Context context, Sgi sgi) {
        return irqflags.takes(mask(s, c, context), priority(s, c, sgi), Signalling.IDLE_PRIORITY);
    }

    /** Whether a WFI of the task context ends: the GIC signals something, whatever DAIF says. */
    public boolean wakes(long[] s, int c) {
        int signalled = signalled(s, c);
        return (signalled & Sgi.EV0.bit()) != 0
                || signalled != 0
                        && signalling.waking(
                                        signalled, v.nmiPriority.get(s, c), running(s, c), maskCode(s, c, Context.TASK))
                                != 0;
    }

    private int maskCode(long[] s, int c, Context context) {
        for (int above = context.ordinal() + 1; above < CONTEXTS.length; above++) {
            if (isActive(s, c, CONTEXTS[above])) {
                return v.savedMask(CONTEXTS[above]).get(s, c);
            }
        }
        return v.mask.get(s, c);
    }

    private boolean isActive(long[] s, int c, Context frame) {
        return switch (frame) {
            case TASK -> true;
            case IRQ -> v.irqPc.ordinal(s, c) != 0;
            case DBG -> v.dbgPc.ordinal(s, c) != 0;
            case NMI -> v.nmiPc.ordinal(s, c) != 0;
            case EVENT -> v.evPc.ordinal(s, c) != 0;
        };
    }

    private int running(long[] s, int c) {
        if (eoiMode == EoiMode.SPLIT) {
            return SignallingTable.IDLE;
        }
        int active = v.act.get(s, c);
        if (active == 0) {
            return SignallingTable.IDLE;
        }
        return (active & v.nmiPriority.get(s, c)) != 0 ? SignallingTable.NMI : SignallingTable.IRQ;
    }
}
