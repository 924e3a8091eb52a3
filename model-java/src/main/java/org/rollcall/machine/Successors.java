package org.rollcall.machine;

import org.rollcall.kernel.Action;
import org.rollcall.kernel.Role;
import org.rollcall.kernel.StepKind;
import org.rollcall.kernel.Variables;

/** The transitions out of packed words, without an allocation for each. Not for use by two threads. */
final class Successors {
    private final Kernel k;
    private final Variables v;
    private final Dispatch dispatch;
    private final Action[] actions;
    private final boolean byContext;
    private final boolean urgent;
    private final long[] next;

    /**
     * The transitions of a machine.
     *
     * @param actions by ordinal of their kind
     * @param byContext false to try every step on every CPU: slow, and needed where guards have changed
     */
    Successors(Kernel k, Dispatch dispatch, Action[] actions, boolean urgent, boolean byContext) {
        this.k = k;
        this.v = k.v;
        this.dispatch = dispatch;
        this.actions = actions;
        this.urgent = urgent;
        this.byContext = byContext;
        this.next = new long[v.words];
    }

    void each(long[] s, PackedMachine.Sink sink) {
        for (int c = 0; c < v.cpus; c++) {
            each(s, c, sink);
        }
    }

    void each(long[] s, int c, PackedMachine.Sink sink) {
        if (byContext) {
            onTop(s, c, sink);
        } else {
            attempt(s, c, Dispatch.EVERYTHING, sink);
        }
    }

    private void onTop(long[] s, int c, PackedMachine.Sink sink) {
        int deliverable = k.registers.deliverable(s, c);
        for (int left = deliverable; left != 0; left &= left - 1) {
            take(s, c, Integer.numberOfTrailingZeros(left), sink);
        }
        if (urgent && deliverable != 0) {
            return;
        }
        switch (k.contexts.top(s, c)) {
            case EVENT -> attempt(s, c, Dispatch.BY_HANDLER[v.evPc.ordinal(s, c)], sink);
            case NMI -> attempt(s, c, Dispatch.BY_HANDLER[v.nmiPc.ordinal(s, c)], sink);
            case DBG -> attempt(s, c, Dispatch.BY_MASTER[v.dbgPc.ordinal(s, c)], sink);
            case IRQ -> attempt(s, c, Dispatch.BY_HANDLER[v.irqPc.ordinal(s, c)], sink);
            case TASK -> onTask(s, c, sink);
        }
    }

    private void onTask(long[] s, int c, PackedMachine.Sink sink) {
        if (v.btReqr.is(s, c)) {
            attempt(s, c, Dispatch.BY_REQUESTER[v.btPc.get(s).ordinal()], sink);
        }
        if (v.worker.is(s, c)) {
            attempt(s, c, Role.WORKER, sink);
        }
        if (v.psync.is(s, c) || v.console.is(s, c)) {
            attempt(s, c, Role.LOCK_HOLDER, sink);
        }
        if (v.work.is(s, c)) {
            attempt(s, c, Role.WORKQUEUE, sink);
        }
        attempt(s, c, dispatch.byTask[c][v.task.ordinal(s, c)], sink);
    }

    private void attempt(long[] s, int c, Role role, PackedMachine.Sink sink) {
        attempt(s, c, Dispatch.BY_ROLE[role.ordinal()], sink);
    }

    private void attempt(long[] s, int c, StepKind[] kinds, PackedMachine.Sink sink) {
        for (StepKind kind : kinds) {
            int arguments = dispatch.arguments[kind.ordinal()];
            if (arguments == 0) {
                attempt(s, c, kind, -1, sink);
            }
            for (int a = 0; a < arguments; a++) {
                attempt(s, c, kind, a, sink);
            }
        }
    }

    private void attempt(long[] s, int c, StepKind kind, int a, PackedMachine.Sink sink) {
        Action action = actions[kind.ordinal()];
        if ((byContext ? action.refusalAtSite(s, c, a) : action.refusal(s, c, a)) == null) {
            System.arraycopy(s, 0, next, 0, next.length);
            action.effect(next, c, a);
            sink.accept(kind, c, a, next);
        }
    }

    private void take(long[] s, int c, int sgi, PackedMachine.Sink sink) {
        System.arraycopy(s, 0, next, 0, next.length);
        actions[StepKind.TAKE.ordinal()].effect(next, c, sgi);
        sink.accept(StepKind.TAKE, c, sgi, next);
    }
}
