package org.rollcall.kernel;

/**
 * arch/arm64/kernel/smp.c: smp_send_stop of a panic, since v6.12: a normal interrupt first, an NMI to those that did not
 * stop.
 */
public final class SmpSendStop implements Mechanism {

    private final Contexts k;
    private final Progress progress;
    private final Habit.Who who;
    private final Sgi first;

    /**
     * The stop.
     *
     * @param who which CPUs may panic
     * @param first the SGI of the first round
     */
    public SmpSendStop(Contexts k, Progress progress, Habit.Who who, Sgi first) {
        this.k = k;
        this.progress = progress;
        this.who = who;
        this.first = first;
    }

    @Override
    public void into(Actions actions) {
        Variables v = k.v;
        actions.put(
                StepKind.SMP_SEND_STOP,
                Action.of((s, c, a) -> v.stopper.isNone(s) ? k.openTask(s, c) : "stopper = None", (s, c, a) -> {
                            stopOthers(s, c, first);
                            k.taskBecomes(s, c, TaskState.STOPPING);
                            v.stopPc.put(s, StopLabel.IRQ);
                            v.stopper.put(s, c);
                        })
                        .by(who, Habit.STOPPERS));
        actions.put(
                StepKind.RETRY_STOP,
                Action.of(
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
                        }));
        actions.put(
                StepKind.LOCAL_CPU_STOP,
                Action.of((s, c, a) -> v.online.has(s, c) ? null : "c in online", (s, c, a) -> v.online.remove(s, c))
                        .onlyIf(k.handlerAt(StepKind.LOCAL_CPU_STOP, "the handler of c is at S")));
    }

    private void stopOthers(long[] s, int c, Sgi sgi) {
        for (long left = k.v.online.get(s) & ~(1L << c); left != 0; left &= left - 1) {
            k.v.pend.add(s, Long.numberOfTrailingZeros(left), sgi.bit());
        }
    }
}
