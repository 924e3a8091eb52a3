package org.rollcall.kernel;

import org.jspecify.annotations.Nullable;

/**
 * arch/arm64/kernel/smp.c: smp_send_stop of a panic, since v6.12: a normal interrupt first, an NMI to those that did not
 * stop.
 */
public final class SmpSendStop {
    /** The first round of IPIs. */
    public final Action smpSendStop;
    /** One second is over: "SMP: retry stop with NMI for CPUs". */
    public final Action retryStop;
    /** local_cpu_stop marks the CPU offline and parks it. */
    public final Action localCpuStop;

    private final Contexts k;
    private final long stoppers;

    /**
     * The stop.
     *
     * @param who which CPUs may panic
     * @param first the SGI of the first round
     */
    public SmpSendStop(Contexts k, Progress progress, Habit.Who who, Sgi first) {
        this.k = k;
        this.stoppers = who.has(Habit.STOPPERS);
        Variables v = k.v;
        smpSendStop = Action.of(this::mayStop, (s, c, a) -> {
            stopOthers(s, c, first);
            k.taskBecomes(s, c, TaskState.STOPPING);
            v.stopPc.put(s, StopLabel.IRQ);
            v.stopper.put(s, c);
        });
        retryStop = Action.of(
                (s, c, a) -> {
                    if (!v.stopper.is(s, c) || !v.stopPc.is(s, StopLabel.IRQ)) {
                        return "stopper = c, stopPc = \"irq\"";
                    }
                    if (!k.runs(s, c, Context.TASK)) {
                        return "the task of c runs";
                    }
                    if (v.online.get(s) == 1L << c) {
                        return "online # {c}";
                    }
                    return progress.timePasses(s) ? null : "TimePasses";
                },
                (s, c, a) -> {
                    stopOthers(s, c, Sgi.STOPNMI);
                    v.stopPc.put(s, StopLabel.NMI);
                });
        localCpuStop = Action.of(
                (s, c, a) -> {
                    if (!v.online.has(s, c)) {
                        return "c in online";
                    }
                    return k.handlerAt(s, c, Label.S) ? null : "the handler of c is at S";
                },
                (s, c, a) -> v.online.remove(s, c));
    }

    private @Nullable String mayStop(long[] s, int c, int a) {
        if ((stoppers >>> c & 1) == 0) {
            return "c in Stoppers";
        }
        if (!k.v.stopper.isNone(s)) {
            return "stopper = None";
        }
        if (!k.taskAt(s, c, TaskState.OPEN)) {
            return "task[c] = \"open\", and the task runs";
        }
        return k.taskFree(s, c) ? null : "TaskFree(c)";
    }

    private void stopOthers(long[] s, int c, Sgi sgi) {
        for (long left = k.v.online.get(s) & ~(1L << c); left != 0; left &= left - 1) {
            k.v.pend.add(s, Long.numberOfTrailingZeros(left), sgi.bit());
        }
    }
}
