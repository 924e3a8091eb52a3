package org.rollcall.kernel;

import org.jspecify.annotations.Nullable;

/** The environment of a roll call: what the task code of a CPU does to its own mask. */
public final class TaskCode implements Mechanism {
    private final Contexts k;
    private final Habit.Who who;

    /** The code of tasks, of CPUs with these habits. */
    public TaskCode(Contexts k, Habit.Who who) {
        this.k = k;
        this.who = who;
    }

    @Override
    public void into(Actions actions) {
        actions.put(StepKind.IRQ_DISABLE, becomes(TaskState.IRQOFF).by(who, Habit.MASKS));
        actions.put(StepKind.IRQ_ENABLE, returns(StepKind.IRQ_ENABLE));
        actions.put(StepKind.HARD_LOCKUP, becomes(TaskState.STUCK).by(who, Habit.STUCK));
        actions.put(StepKind.LONG_IRQ_OFF, becomes(TaskState.LONGOFF).by(who, Habit.LONG_OFF));
        actions.put(StepKind.LONG_IRQ_OFF_END, returns(StepKind.LONG_IRQ_OFF_END));
        actions.put(StepKind.HARD_WINDOW, becomes(TaskState.HARD).by(who, Habit.WINDOWS));
        actions.put(StepKind.HARD_WINDOW_END, returns(StepKind.HARD_WINDOW_END));
        actions.put(StepKind.LONG_HARD_WINDOW, becomes(TaskState.LONGHARD).by(who, Habit.LONG_HARD));
        actions.put(StepKind.LONG_HARD_WINDOW_END, returns(StepKind.LONG_HARD_WINDOW_END));
        actions.put(StepKind.IDLE, becomes(TaskState.IDLE).by(who, Habit.IDLERS));
        actions.put(
                StepKind.WAKE,
                returns(StepKind.WAKE)
                        .onlyIf((s, c, a) -> k.registers.wakes(s, c) ? null : "the GIC signals an interrupt to c"));
        actions.put(StepKind.SUSPEND, becomes(TaskState.SUSPENDED).by(who, Habit.SUSPENDERS));
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
