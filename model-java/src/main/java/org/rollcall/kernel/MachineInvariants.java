package org.rollcall.kernel;

import org.rollcall.cpu.MaskState;

/** Invariants of masks, locks and set-up; names and wording of {@code IpiNmi.tla}. */
public final class MachineInvariants {
    private final Contexts k;
    private final Variables v;
    private final IpiSetup setup;
    private final PrintkCpuSync printk;
    private final DbgEntry dbgEntry;

    /** The invariants of a machine. */
    public MachineInvariants(Contexts k, IpiSetup setup, PrintkCpuSync printk, DbgEntry dbgEntry) {
        this.k = k;
        this.v = k.v;
        this.setup = setup;
        this.printk = printk;
        this.dbgEntry = dbgEntry;
    }

    /** TypeOK: what the packing does not already hold. SGIs are those of the model, counters within the CPUs. */
    public boolean typeOk(long[] s) {
        boolean ok = v.nM.get(s) <= v.cpus && v.nS.get(s) <= v.cpus;
        for (int c = 0; c < v.cpus; c++) {
            ok &= ((v.pend.get(s, c) | v.act.get(s, c)) & ~setup.sgis()) == 0;
            ok &= (v.nmiPc.ordinal(s, c) == 0) == (v.nmiSgi.get(s, c) == 0);
            ok &= (v.irqPc.ordinal(s, c) == 0) == (v.irqSgi.get(s, c) == 0);
        }
        return ok;
    }

    /** MaskDiscipline: an NMI is never on top of an NMI, an event never on top of an event; a handler and the debugger are masked. */
    public boolean maskDiscipline(long[] s) {
        for (int c = 0; c < v.cpus; c++) {
            if (v.act.get(s, c) == 0 && k.top(s, c) == Context.TASK) {
                continue;
            }
            int nmi = v.nmiPc.ordinal(s, c) == 0 ? 0 : 1 << v.nmiSgi.get(s, c) - 1;
            int irq = v.irqPc.ordinal(s, c) == 0 ? 0 : 1 << v.irqSgi.get(s, c) - 1;
            int event = v.evPc.ordinal(s, c) == 0 ? 0 : Sgi.EV0.bit();
            int nmis = k.registers.nmiPriority(s, c);
            boolean disciplined = (nmi & ~nmis) == 0
                    && (irq & nmis) == 0
                    && v.act.get(s, c) == (nmi | irq | event)
                    && ((nmi | event) == 0 || k.registers.maskState(s, c) == MaskState.HARD)
                    && debuggerIsMasked(s, c);
            if (!disciplined) {
                return false;
            }
        }
        return true;
    }

    /** OnlineIsEnabled: a CPU that others may address can be addressed. */
    public boolean onlineIsEnabled(long[] s) {
        for (int c = 0; c < v.cpus; c++) {
            if (v.online.has(s, c) && (setup.enabledSgi(c) & ~k.registers.enabled(s, c)) != 0) {
                return false;
            }
        }
        return true;
    }

    /** IdleWakes: an idle CPU wakes for any interrupt that is signalled to it. */
    public boolean idleWakes(long[] s) {
        for (int c = 0; c < v.cpus; c++) {
            if (v.task.is(s, c, TaskState.IDLE) && k.registers.signalled(s, c) != 0 && !k.registers.wakes(s, c)) {
                return false;
            }
        }
        return true;
    }

    /** BtcAnswered: a slave that was asked for its stack can print it. */
    public boolean btcAnswered(long[] s) {
        int holder = v.psync.get(s);
        return v.btc.isNone(s)
                || !printk.locks()
                || holder == CpuCell.NONE
                || v.btc.is(s, holder)
                || printk.isFree(s, v.btc.get(s))
                || !k.isSlaveAt(s, holder, Label.L.bit()) && v.dbgPc.ordinal(s, holder) == 0;
    }

    /** SdeiAnswered: a master that event 0 interrupts does not wait for the print lock of a slave, which waits for it. */
    public boolean sdeiAnswered(long[] s) {
        for (int c = 0; c < v.cpus; c++) {
            boolean prints = v.dbgPc.ordinal(s, c) != 0 && v.evPc.is(s, c, Label.P1);
            if (prints && !printk.isFree(s, c) && k.isSlaveAt(s, v.psync.get(s), Label.L.bit())) {
                return false;
            }
        }
        return true;
    }

    /** LockProgress: the holder of the printk CPU lock does not wait for a CPU that waits for it. */
    public boolean lockProgress(long[] s) {
        int c = v.console.get(s);
        return c == CpuCell.NONE
                || !v.nmiPc.is(s, c, Label.P1) && !v.evPc.is(s, c, Label.P1)
                || v.psync.isNone(s)
                || v.psync.is(s, c)
                || printk.canPrint(s);
    }

    private boolean debuggerIsMasked(long[] s, int c) {
        return v.dbgPc.ordinal(s, c) == 0 || k.registers.maskState(s, c, Context.DBG) == k.masks.debuggerMask(dbgEntry);
    }
}
