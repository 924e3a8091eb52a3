package org.rollcall.kernel;

import org.jspecify.annotations.Nullable;

/** The environment of a roll call: what the task code of a CPU does to its own mask. */
public final class TaskCode {
    /** arch/arm64/include/asm/irqflags.h: local_irq_disable. */
    public final Action irqDisable;
    /** arch/arm64/include/asm/irqflags.h: local_irq_enable. */
    public final Action irqEnable;
    /** drivers/misc/lkdtm/bugs.c: lkdtm_HARDLOCKUP. */
    public final Action hardLockup;
    /** Interrupts disabled for longer than the time-out of a roll call. */
    public final Action longIrqOff;
    /** The end of that. */
    public final Action longIrqOffEnd;
    /** DAIF.I set for a short time: exception entry and exit, debug exceptions. */
    public final Action hardWindow;
    /** The end of that. */
    public final Action hardWindowEnd;
    /** DAIF.I set for longer than a time-out: firmware, suspend. */
    public final Action longHardWindow;
    /** The end of that. */
    public final Action longHardWindowEnd;
    /** arch/arm64/kernel/idle.c: cpu_do_idle. */
    public final Action idle;
    /** WFI ends: the GIC signals an interrupt. */
    public final Action wake;
    /** drivers/irqchip/irq-gic-v3.c: gic_cpu_pm_notifier, on the way into suspend. */
    public final Action suspend;
    /** drivers/irqchip/irq-gic-v3.c: gic_cpu_pm_notifier, on the way out. */
    public final Action resume;

    private final Contexts k;

    /** The code of tasks, of CPUs with these habits. */
    public TaskCode(Contexts k, Habit.Who who) {
        this.k = k;
        irqDisable = leaves(who, Habit.MASKS, TaskState.IRQOFF);
        irqEnable = returns(TaskState.IRQOFF);
        hardLockup = leaves(who, Habit.STUCK, TaskState.STUCK);
        longIrqOff = leaves(who, Habit.LONG_OFF, TaskState.LONGOFF);
        longIrqOffEnd = returns(TaskState.LONGOFF);
        hardWindow = leaves(who, Habit.WINDOWS, TaskState.HARD);
        hardWindowEnd = returns(TaskState.HARD);
        longHardWindow = leaves(who, Habit.LONG_HARD, TaskState.LONGHARD);
        longHardWindowEnd = returns(TaskState.LONGHARD);
        idle = leaves(who, Habit.IDLERS, TaskState.IDLE);
        wake = returns(TaskState.IDLE)
                .onlyIf((s, c, a) -> k.registers.wakes(s, c) ? null : "the GIC signals an interrupt to c");
        suspend = leaves(who, Habit.SUSPENDERS, TaskState.SUSPENDED);
        resume = Action.of(
                (s, c, a) -> k.taskAt(s, c, TaskState.SUSPENDED) ? null : "task[c] = \"suspended\"",
                (s, c, a) -> k.taskBecomes(s, c, TaskState.OPEN));
    }

    private Action leaves(Habit.Who who, Habit habit, TaskState to) {
        long allowed = who.has(habit);
        String guard = "c in " + habit.specName();
        return Action.of(
                (s, c, a) -> (allowed >>> c & 1) == 0 ? guard : free(s, c, TaskState.OPEN),
                (s, c, a) -> k.taskBecomes(s, c, to));
    }

    private Action returns(TaskState from) {
        return Action.of((s, c, a) -> free(s, c, from), (s, c, a) -> k.taskBecomes(s, c, TaskState.OPEN));
    }

    private @Nullable String free(long[] s, int c, TaskState state) {
        if (!k.taskAt(s, c, state)) {
            return "task[c] = the state to leave, and the task runs";
        }
        return k.taskFree(s, c) ? null : "TaskFree(c)";
    }
}
