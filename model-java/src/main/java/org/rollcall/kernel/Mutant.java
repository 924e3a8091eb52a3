package org.rollcall.kernel;

/** What the mutations of {@code IpiNmi.tla} do to a step beyond or against its effect; F-numbers there. */
public final class Mutant {
    private final Contexts k;

    /** Mutants of the steps of this machine. */
    public Mutant(Contexts k) {
        this.k = k;
    }

    /** F4: local_irq_enable in the debug exception. */
    public void unmaskMaster(long[] s, int c) {
        k.masks.localDaifRestore(s, c);
        k.masks.localIrqEnable(s, c);
    }

    /** F4: masked again after the send loop. */
    public void maskMaster(long[] s, int c, DbgEntry entry) {
        k.masks.maskDebugger(s, c, entry);
    }

    /** F5, F6: the context of a CPU that may run is used. */
    public void useContext(long[] s, boolean running) {
        k.v.fault.put(s, k.v.fault.get(s) || running);
    }

    /** F7: the master releases the slaves that it sees. */
    public void releaseSlaves(long[] s) {
        for (int c = 0; c < k.v.cpus; c++) {
            if (k.v.nmiPc.is(s, c, Label.L)) {
                k.v.nmiPc.put(s, c, Label.R4);
            }
            if (k.v.irqPc.is(s, c, Label.L)) {
                k.v.irqPc.put(s, c, Label.R4);
            }
        }
    }

    /** F14: firmware does not preserve the priorities of the redistributor. */
    public void losePriorities(long[] s, int c) {
        k.v.prioLost.add(s, c);
        k.v.nmiPriority.put(s, c, 0);
    }

    /** F18: WFI with interrupts disabled by priority, DAIF.I clear. */
    public void idleMasked(long[] s, int c) {
        k.masks.localDaifRestore(s, c);
        k.masks.localIrqDisable(s, c);
    }

    /** Another order of the master's steps. */
    public void masterGoes(long[] s, int c, DbgLabel to) {
        k.v.dbgPc.put(s, c, to);
    }

    /** Another order of the requester's steps: to {@code to} where it would have gone to {@code from}. */
    public void requesterGoes(long[] s, int r, BtLabel from, BtLabel to) {
        if (k.v.btReqr.is(s, r) && k.v.btPc.is(s, from)) {
            k.v.btPc.put(s, to);
        }
    }

    /** Another order of the handler's steps: to {@code to} where it would have gone to {@code from}. */
    public void handlerGoes(long[] s, int c, Label from, Label to) {
        if (k.handlerPc(s, c) == from) {
            k.handlerGoes(s, c, to);
        }
    }

    /** F24e: rounding_up stays set while a CPU joins. */
    public Action keepingRoundingUp(Action h2) {
        return h2.with((s, c, a) -> {
            boolean was = k.v.roundingUp.has(s, c);
            h2.effect(s, c, a);
            if (was && k.handlerPc(s, c) == Label.E2) {
                k.v.roundingUp.add(s, c);
            }
        });
    }

    /** F24e: rounding_up is cleared when the callback is done. */
    public void clearRoundingUp(long[] s, int c) {
        k.v.roundingUp.remove(s, c);
    }

    /** F24i: backtrace_mask keeps what the last request left. */
    public Action keepingMask(Action t2) {
        return t2.with((s, r, a) -> {
            long left = k.v.btMask.get(s);
            t2.effect(s, r, a);
            k.v.btMask.put(s, k.v.btMask.get(s) | left);
        });
    }

    /** F24g: the handler returns without deactivation. */
    public Action keepingActive(Action ret) {
        return ret.with((s, c, a) -> {
            int active = k.v.act.get(s, c);
            ret.effect(s, c, a);
            k.v.act.put(s, c, active);
        });
    }

    /** F24h: deactivation also clears the pending bit. */
    public Action clearingPending(Action ret) {
        return ret.with((s, c, a) -> {
            int served = 1 << k.handlerSgi(s, c) - 1;
            ret.effect(s, c, a);
            k.v.pend.remove(s, c, served);
        });
    }

    /** A step that forgets to write some of its variables. */
    public Action forgetting(Action action, Cell... cells) {
        return action.with((s, c, a) -> {
            long[] before = s.clone();
            action.effect(s, c, a);
            for (Cell cell : cells) {
                cell.copy(before, s, c);
            }
        });
    }

    /** A step that forgets to write the mask registers. */
    public Action forgettingMask(Action action) {
        return forgetting(action, k.v.mask);
    }

    /** A step that forgets to write the enable bits of the redistributor. */
    public Action forgettingEnable(Action action) {
        return forgetting(action, k.v.enabled);
    }

    /** A step that forgets to write the priorities of the redistributor. */
    public Action forgettingPriority(Action action) {
        return forgetting(action, k.v.nmiPriority);
    }
}
