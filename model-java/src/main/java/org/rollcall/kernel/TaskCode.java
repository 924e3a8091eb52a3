package org.rollcall.kernel;

import org.jspecify.annotations.Nullable;

/** The environment of a roll call: what the task code of a CPU does to its own mask. */
public final class TaskCode implements Mechanism {
    private final Contexts k;
    private final long masks;
    private final long stuck;
    private final long longOff;
    private final long windows;
    private final long longHard;
    private final long idlers;
    private final long suspenders;

    /** Each argument is the set of CPUs whose task may do it. */
    public TaskCode(
            Contexts k,
            long masks,
            long stuck,
            long longOff,
            long windows,
            long longHard,
            long idlers,
            long suspenders) {
        this.k = k;
        this.masks = masks;
        this.stuck = stuck;
        this.longOff = longOff;
        this.windows = windows;
        this.longHard = longHard;
        this.idlers = idlers;
        this.suspenders = suspenders;
    }

    @Override
    public void into(Actions actions) {
        actions.put(StepKind.IRQ_DISABLE, becomes(TaskState.IRQOFF).by(masks, "c in Masks"));
        actions.put(StepKind.IRQ_ENABLE, returns(StepKind.IRQ_ENABLE));
        actions.put(StepKind.HARD_LOCKUP, becomes(TaskState.STUCK).by(stuck, "c in Stuck"));
        actions.put(StepKind.LONG_IRQ_OFF, becomes(TaskState.LONGOFF).by(longOff, "c in LongOff"));
        actions.put(StepKind.LONG_IRQ_OFF_END, returns(StepKind.LONG_IRQ_OFF_END));
        actions.put(StepKind.HARD_WINDOW, becomes(TaskState.HARD).by(windows, "c in Windows"));
        actions.put(StepKind.HARD_WINDOW_END, returns(StepKind.HARD_WINDOW_END));
        actions.put(StepKind.LONG_HARD_WINDOW, becomes(TaskState.LONGHARD).by(longHard, "c in LongHard"));
        actions.put(StepKind.LONG_HARD_WINDOW_END, returns(StepKind.LONG_HARD_WINDOW_END));
        actions.put(StepKind.IDLE, becomes(TaskState.IDLE).by(idlers, "c in Idlers"));
        actions.put(
                StepKind.WAKE,
                returns(StepKind.WAKE)
                        .onlyIf((s, c, a) -> k.registers.wakes(s, c) ? null : "the GIC signals an interrupt to c"));
        actions.put(StepKind.SUSPEND, becomes(TaskState.SUSPENDED).by(suspenders, "c in Suspenders"));
        actions.put(
                StepKind.RESUME,
                Action.of(
                        (s, c, a) -> k.taskAt(s, c, TaskState.SUSPENDED) ? null : "task[c] = \"suspended\"",
                        (s, c, a) -> k.taskBecomes(s, c, TaskState.OPEN)));
    }

    private Action becomes(TaskState to) {
        return Action.of((s, c, a) -> free(s, c, TaskState.OPEN), (s, c, a) -> k.taskBecomes(s, c, to));
    }

    private Action returns(StepKind kind) {
        TaskState from = kind.site(TaskState.class);
        return Action.of((s, c, a) -> free(s, c, from), (s, c, a) -> k.taskBecomes(s, c, TaskState.OPEN));
    }

    private @Nullable String free(long[] s, int c, TaskState state) {
        if (!k.taskAt(s, c, state)) {
            return "task[c] = the state to leave, and the task runs";
        }
        return k.taskFree(s, c) ? null : "TaskFree(c)";
    }
}
