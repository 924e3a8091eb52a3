package org.rollcall.kernel;

import org.jspecify.annotations.Nullable;

/** Which code runs on a CPU, and where it is: the contexts that nest there. */
public final class Contexts {
    private static final Context[] CONTEXTS = Context.values();

    final Variables v;
    final Registers registers;
    final MaskOperations masks;
    private final boolean urgent;

    /** With {@code urgent} a CPU takes a deliverable interrupt before its next instruction. */
    public Contexts(Variables v, Registers registers, MaskOperations masks, boolean urgent) {
        this.v = v;
        this.registers = registers;
        this.masks = masks;
        this.urgent = urgent;
    }

    /** The context that runs. */
    public Context top(long[] s, int c) {
        return CONTEXTS[topOrdinal(s, c)];
    }

    /** Whether the code of context {@code f} may execute its next instruction. */
    boolean runs(long[] s, int c, Context f) {
        return topOrdinal(s, c) == f.ordinal() && !(urgent && interrupted(s, c));
    }

    /** Whether some interrupt is about to be taken. */
    public boolean interrupted(long[] s, int c) {
        return registers.deliverable(s, c) != 0;
    }

    /** Where the running handler is; {@link Label#NONE} if none runs. */
    public Label handlerPc(long[] s, int c) {
        return handler(s, c).get(s, c);
    }

    /** The SGI that the running handler serves, as ordinal + 1; 0 if none. */
    int handlerSgi(long[] s, int c) {
        if (v.evPc.ordinal(s, c) != 0) {
            return Sgi.EV0.ordinal() + 1;
        }
        return v.nmiPc.ordinal(s, c) != 0 ? v.nmiSgi.get(s, c) : v.irqSgi.get(s, c);
    }

    /** Whether the running handler serves this SGI. */
    boolean serves(long[] s, int c, Sgi sgi) {
        return handlerSgi(s, c) == sgi.ordinal() + 1;
    }

    private boolean handlerAt(long[] s, int c, Label label) {
        int top = topOrdinal(s, c);
        return top != Context.TASK.ordinal()
                && top != Context.DBG.ordinal()
                && handler(s, c).is(s, c, label)
                && !(urgent && interrupted(s, c));
    }

    /** Moves the running handler. */
    public void handlerGoes(long[] s, int c, Label label) {
        handler(s, c).put(s, c, label);
    }

    /** The place of the running handler. */
    private EnumCell<Label> handler(long[] s, int c) {
        if (v.evPc.ordinal(s, c) != 0) {
            return v.evPc;
        }
        return v.nmiPc.ordinal(s, c) != 0 ? v.nmiPc : v.irqPc;
    }

    /** Whether a handler, running or interrupted, is at one of the labels. */
    boolean isSlaveAt(long[] s, int c, int labels) {
        return v.nmiPc.isAny(s, c, labels) || v.irqPc.isAny(s, c, labels) || v.evPc.isAny(s, c, labels);
    }

    /** Whether the task context is in no roll call and holds no lock. */
    boolean taskFree(long[] s, int c) {
        return !v.btReqr.is(s, c)
                && !v.worker.is(s, c)
                && !v.psync.is(s, c)
                && !v.console.is(s, c)
                && !v.stopper.is(s, c);
    }

    private boolean masterAt(long[] s, int c, DbgLabel label) {
        return v.dbgPc.is(s, c, label) && runs(s, c, Context.DBG);
    }

    /** The guard of a step that a handler takes at one label. */
    Action.Guard handlerAt(StepKind kind) {
        return handlerAt(kind, "the handler of c is at the label");
    }

    /** The same in other words. */
    Action.Guard handlerAt(StepKind kind, String words) {
        Label label = kind.site(Label.class);
        return new AtSite(label, (s, c, a) -> handlerAt(s, c, label) ? null : words);
    }

    /** The guard of a step that a master takes at one label. */
    Action.Guard masterAt(StepKind kind) {
        return masterAt(kind, "the master is at the label");
    }

    /** The same in other words. */
    Action.Guard masterAt(StepKind kind, String words) {
        DbgLabel label = kind.site(DbgLabel.class);
        return new AtSite(label, (s, c, a) -> masterAt(s, c, label) ? null : words);
    }

    /** The guard of a step that the requester takes at one label. */
    Action.Guard requesterAt(StepKind kind) {
        BtLabel label = kind.site(BtLabel.class);
        return new AtSite(label, (s, r, a) -> {
            if (!v.btReqr.is(s, r) || !v.btPc.is(s, label)) {
                return "r is the requester, at the label";
            }
            return runs(s, r, Context.TASK) ? null : "the task of r runs";
        });
    }

    /** Whether the task runs in this state. */
    boolean taskAt(long[] s, int c, TaskState state) {
        return v.task.is(s, c, state) && runs(s, c, Context.TASK);
    }

    /** The task goes on to another state, with the mask operation of the kernel that leads there. */
    void taskBecomes(long[] s, int c, TaskState state) {
        v.task.put(s, c, state);
        switch (state) {
            case OPEN, COMING, LEAVING -> {
                masks.localDaifRestore(s, c);
                masks.localIrqEnable(s, c);
            }
            case IRQOFF, STUCK, LONGOFF, STOPPING, ALONE, SELFSTOP, SELFOFF -> masks.localIrqDisable(s, c);
            case WATCHDOG, HARD, LONGHARD, IDLE, SUSPENDED, STOPPED, OFF, SETUP, UNCOUNTED, LISTED, DYING ->
                masks.localDaifMask(s, c);
        }
    }

    /** The guard of a step of a task that is open, runs, and is in no roll call and holds no lock. */
    @Nullable
    String openTask(long[] s, int c) {
        if (!taskAt(s, c, TaskState.OPEN)) {
            return "task[c] = \"open\", and the task runs";
        }
        return taskFree(s, c) ? null : "TaskFree(c)";
    }

    private int topOrdinal(long[] s, int c) {
        if (v.evPc.ordinal(s, c) != 0) {
            return 4;
        }
        if (v.nmiPc.ordinal(s, c) != 0) {
            return 3;
        }
        if (v.dbgPc.ordinal(s, c) != 0) {
            return 2;
        }
        return v.irqPc.ordinal(s, c) != 0 ? 1 : 0;
    }
}
