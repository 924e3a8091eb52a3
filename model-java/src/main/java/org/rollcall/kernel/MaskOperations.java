package org.rollcall.kernel;

import org.rollcall.cpu.Daif;
import org.rollcall.cpu.ExceptionEntry;
import org.rollcall.cpu.GicHandleIrq;
import org.rollcall.cpu.Irqflags;
import org.rollcall.cpu.MaskState;

/**
 * What the kernel does to the mask of a CPU: {@code local_irq_disable} and its kin, exception entry and exit. Each
 * operation is worked out once for every code of the {@link MaskTable}.
 */
public final class MaskOperations {
    private final Variables v;
    private final MaskTable masks;
    private final int open;
    private final int[] irqDisable;
    private final int[] irqEnable;
    private final int[] daifMask;
    private final int[] daifRestore;
    private final int[] debugException;
    private final int[] oops;
    private final int[] irqHandler;
    private final int[] nmiHandler;

    /** The operations of a kernel with these constants and handler structure, on a machine with this layout. */
    public MaskOperations(Variables v, Irqflags irqflags, GicHandleIrq handler) {
        this.v = v;
        masks = new MaskTable(irqflags);
        open = masks.code(irqflags.open());
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

    /** The mask of a CPU that boots. */
    void boot(long[] s, int c) {
        v.mask.put(s, c, open);
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
        enter(s, c, Context.DBG, debugger(entry));
    }

    /** The mask that a master runs with, set once more. */
    void maskDebugger(long[] s, int c, DbgEntry entry) {
        run(s, c, debugger(entry));
    }

    /** What a master of the debugger takes. */
    MaskState debuggerMask(DbgEntry entry) {
        return masks.abstraction(debugger(entry)[open]);
    }

    void enterNmi(long[] s, int c) {
        enter(s, c, Context.NMI, nmiHandler);
    }

    /** The firmware dispatches an event: {@code __sdei_asm_handler} runs with everything masked. */
    void enterEvent(long[] s, int c) {
        enter(s, c, Context.EVENT, daifMask);
    }

    /**
     * A normal interrupt is taken. The specification keeps contexts in slots, task below interrupt below debugger: an
     * interrupt that a master takes with interrupts enabled (F4) goes beneath it, and the master keeps its mask.
     */
    void enterIrq(long[] s, int c, boolean inDebugger, boolean inIrq) {
        if (!inDebugger) {
            enter(s, c, Context.IRQ, irqHandler);
        } else if (!inIrq) {
            int task = v.savedMask(Context.DBG).get(s, c);
            v.savedMask(Context.IRQ).put(s, c, task);
            v.savedMask(Context.DBG).put(s, c, irqHandler[task]);
        }
    }

    /** {@code kernel_exit} of a frame: the interrupted mask comes back. */
    void exit(long[] s, int c, Context frame) {
        v.mask.put(s, c, v.savedMask(frame).get(s, c));
        v.savedMask(frame).put(s, c, 0);
    }

    private int[] debugger(DbgEntry entry) {
        return entry == DbgEntry.BRK ? debugException : oops;
    }

    private void enter(long[] s, int c, Context frame, int[] entry) {
        int interrupted = v.mask.get(s, c);
        v.savedMask(frame).put(s, c, interrupted);
        v.mask.put(s, c, entry[interrupted]);
    }

    private void run(long[] s, int c, int[] operation) {
        v.mask.put(s, c, operation[v.mask.get(s, c)]);
    }
}
