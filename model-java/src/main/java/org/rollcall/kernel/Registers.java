package org.rollcall.kernel;

import org.rollcall.cpu.Daif;
import org.rollcall.cpu.EoiMode;
import org.rollcall.cpu.ExceptionEntry;
import org.rollcall.cpu.GicHandleIrq;
import org.rollcall.cpu.InterruptMask;
import org.rollcall.cpu.Irqflags;
import org.rollcall.cpu.MaskState;
import org.rollcall.gic.Signalling;

/**
 * The registers of each CPU in the packed words: {@code ICC_PMR_EL1} and {@code DAIF.I}, the masks saved in the
 * {@code pt_regs} of interrupted frames, and the SGI fields of the redistributor. What a CPU takes follows from these
 * by {@link Signalling} alone.
 *
 * <p>A mask is kept as its code in a {@link MaskTable}; each kernel operation is worked out once a code.
 */
public final class Registers {
    private final Variables v;
    private final Irqflags irqflags;
    private final EoiMode eoiMode;
    private final MaskTable masks;
    private final SignallingTable signalling;
    private final int[] irqDisable;
    private final int[] irqEnable;
    private final int[] daifMask;
    private final int[] daifRestore;
    private final int[] debugException;
    private final int[] oops;
    private final int[] irqHandler;
    private final int[] nmiHandler;

    /** The registers of a machine with this layout, driven by a kernel with these constants and handler structure. */
    public Registers(Variables v, Irqflags irqflags, GicHandleIrq handler, EoiMode eoiMode) {
        this.v = v;
        this.irqflags = irqflags;
        this.eoiMode = eoiMode;
        masks = new MaskTable(irqflags);
        signalling = new SignallingTable(irqflags, masks);
        ExceptionEntry entry = new ExceptionEntry(irqflags);
        irqDisable = masks.operation(irqflags::localIrqDisable);
        irqEnable = masks.operation(irqflags::localIrqEnable);
        daifMask = masks.operation(irqflags::localDaifMask);
        daifRestore = masks.operation(m -> irqflags.localDaifRestore(m, Daif.PROCCTX));
        debugException = masks.operation(entry::debugException);
        oops = masks.operation(entry::oops);
        irqHandler = masks.operation(m -> handler.irqHandler(irqflags, m));
        nmiHandler = masks.operation(m -> handler.nmiHandler(irqflags, m));
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

    /** What a master of the debugger takes. */
    MaskState debuggerMask(DbgEntry entry) {
        return masks.abstraction((entry == DbgEntry.BRK ? debugException : oops)[masks.code(irqflags.open())]);
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

    /** SGIs that the CPU may take next: of the best priority, past the mask, DAIF.I clear. */
    public int deliverable(long[] s, int c) {
        int signalled = signalled(s, c);
        return signalled == 0
                ? 0
                : signalling.taken(signalled, v.nmiPriority.get(s, c), running(s, c), v.mask.get(s, c));
    }

    /** Whether an SGI would be taken, were it pending, by a CPU that runs this context's mask. */
    public boolean passes(long[] s, int c, Context context, Sgi sgi) {
        return irqflags.takes(mask(s, c, context), priority(s, c, sgi), Signalling.IDLE_PRIORITY);
    }

    /** Whether a WFI of the task context ends: the GIC signals something, whatever DAIF says. */
    public boolean wakes(long[] s, int c) {
        int signalled = signalled(s, c);
        return signalled != 0
                && signalling.waking(signalled, v.nmiPriority.get(s, c), running(s, c), maskCode(s, c, Context.TASK))
                        != 0;
    }

    void localIrqDisable(long[] s, int c) {
        run(s, c, irqDisable);
    }

    void localIrqEnable(long[] s, int c) {
        run(s, c, irqEnable);
    }

    void localDaifMask(long[] s, int c) {
        run(s, c, daifMask);
    }

    void localDaifRestore(long[] s, int c) {
        run(s, c, daifRestore);
    }

    void enterDebugger(long[] s, int c, DbgEntry entry) {
        enter(s, c, Context.DBG, entry == DbgEntry.BRK ? debugException : oops);
    }

    /** The mask that a master runs with, set once more. */
    void maskDebugger(long[] s, int c, DbgEntry entry) {
        run(s, c, entry == DbgEntry.BRK ? debugException : oops);
    }

    void enterNmi(long[] s, int c) {
        enter(s, c, Context.NMI, nmiHandler);
    }

    /**
     * A normal interrupt is taken. The specification keeps contexts in slots, task below interrupt below debugger: an
     * interrupt that a master takes with interrupts enabled (F4) goes beneath it, and the master keeps its mask.
     */
    void enterIrq(long[] s, int c, boolean inDebugger, boolean inIrq) {
        if (!inDebugger) {
            enter(s, c, Context.IRQ, irqHandler);
        } else if (!inIrq) {
            int task = saved(Context.DBG).get(s, c);
            saved(Context.IRQ).put(s, c, task);
            saved(Context.DBG).put(s, c, irqHandler[task]);
        }
    }

    /** {@code kernel_exit} of a frame: the interrupted mask comes back. */
    void exit(long[] s, int c, Context frame) {
        v.mask.put(s, c, saved(frame).get(s, c));
        saved(frame).put(s, c, 0);
    }

    void setUp(long[] s, int c, int sgis, int nmis) {
        v.nmiPriority.put(s, c, nmis);
        v.enabled.put(s, c, sgis);
    }

    void tearDown(long[] s, int c) {
        v.enabled.put(s, c, 0);
        v.nmiPriority.put(s, c, 0);
    }

    /** Firmware that does not preserve the redistributor: every priority is that of a normal interrupt. */
    void losePriorities(long[] s, int c) {
        v.nmiPriority.put(s, c, 0);
    }

    void boot(long[] s, int c) {
        v.mask.put(s, c, masks.code(irqflags.open()));
    }

    private int maskCode(long[] s, int c, Context context) {
        for (int above = context.ordinal() + 1; above < Context.values().length; above++) {
            if (active(s, c, above)) {
                return v.savedMask[above - 1].get(s, c);
            }
        }
        return v.mask.get(s, c);
    }

    private boolean active(long[] s, int c, int context) {
        return switch (context) {
            case 1 -> v.irqPc.ordinal(s, c) != 0;
            case 2 -> v.dbgPc.ordinal(s, c) != 0;
            default -> v.nmiPc.ordinal(s, c) != 0;
        };
    }

    private IntCell saved(Context frame) {
        return v.savedMask[frame.ordinal() - 1];
    }

    private void enter(long[] s, int c, Context frame, int[] entry) {
        int interrupted = v.mask.get(s, c);
        saved(frame).put(s, c, interrupted);
        v.mask.put(s, c, entry[interrupted]);
    }

    private void run(long[] s, int c, int[] operation) {
        v.mask.put(s, c, operation[v.mask.get(s, c)]);
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
