package org.rollcall.kernel;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * arch/arm64/kernel/smp.c: smp_send_stop of a panic or a reboot, since v6.12: a normal interrupt first, an NMI to those
 * that did not stop, since v7.3 SDEI event 0 to the rest. {@link LocalCpuStop} is the other side.
 */
public final class SmpSendStop implements Mechanism {
    private static final Set<StopLabel> SENDS = EnumSet.of(StopLabel.K2S, StopLabel.K3S, StopLabel.K4S);
    private static final Set<StopLabel> WAITS = EnumSet.of(StopLabel.K2, StopLabel.K3, StopLabel.K4);

    private final Contexts k;
    private final Progress progress;
    private final Habit.Who who;
    private final Sgi first;
    private final boolean hasNmi;
    private final boolean hasSdei;
    private final boolean once;

    /**
     * The stop.
     *
     * @param who which CPUs may panic, with or without a crash kernel, or reboot
     * @param first the SGI of the first round
     * @param once whether there is {@code stop_in_progress}: a second caller returns at once
     * @param hasNmi whether there is a round by NMI, {@code ipi_should_be_nmi(IPI_CPU_STOP_NMI)}
     * @param hasSdei whether there is a round by SDEI event 0, {@code sdei_nmi_available}
     */
    public SmpSendStop(
            Contexts k, Progress progress, Habit.Who who, Sgi first, boolean hasNmi, boolean hasSdei, boolean once) {
        this.k = k;
        this.progress = progress;
        this.who = who;
        this.first = first;
        this.hasNmi = hasNmi;
        this.hasSdei = hasSdei;
        this.once = once;
    }

    @Override
    public void into(Actions actions) {
        Variables v = k.v;
        actions.put(
                StepKind.PANIC,
                Action.of((s, c, a) -> k.openTask(s, c), this::panic).by(who, Habit.STOPPERS));
        actions.put(
                StepKind.REBOOT,
                Action.of((s, c, a) -> k.openTask(s, c), (s, c, a) -> k.taskBecomes(s, c, TaskState.STOPPING))
                        .by(who, Habit.REBOOTERS));
        actions.put(
                StepKind.CRASH_STOP,
                Action.of(this::stopping, (s, c, a) -> v.crashStop.put(s, true))
                        .onlyIf((s, c, a) -> isCrash(s, c) ? null : "IsCrash(c)")
                        .onlyIf((s, c, a) -> v.crashStop.get(s) ? "~crashStop" : null));
        actions.put(
                StepKind.SMP_SEND_STOP,
                Action.of(this::stopping, this::begin)
                        .onlyIf((s, c, a) -> v.stopper.is(s, c) ? "stopper # c" : null)
                        .onlyIf((s, c, a) -> isCrash(s, c) && !v.crashStop.get(s) ? "IsCrash(c) => crashStop" : null));
        actions.put(
                StepKind.STOP_SEND,
                Action.of((s, c, d) -> v.stopLeft.has(s, d) ? at(s, c, SENDS) : "d in stopLeft", (s, c, d) -> {
                    v.stopLeft.remove(s, d);
                    v.pend.add(s, d, sent(v.stopPc.get(s)).bit());
                }));
        actions.put(
                StepKind.STOP_SENT,
                Action.of(
                        (s, c, a) -> v.stopLeft.get(s) == 0 ? at(s, c, SENDS) : "stopLeft = {}",
                        (s, c, a) -> v.stopPc.put(s, awaited(v.stopPc.get(s)))));
        actions.put(
                StepKind.STOP_ENDS,
                Action.of((s, c, a) -> isLast(s, c) ? at(s, c, WAITS) : "online = {c}", (s, c, a) -> end(s, c)));
        actions.put(StepKind.TIMEOUT_STOP, Action.of(waitIsOver(StopLabel.K2), this::nextRung));
        actions.put(StepKind.TIMEOUT_STOP_NMI, Action.of(waitIsOver(StopLabel.K3), this::nextRung));
        actions.put(StepKind.TIMEOUT_STOP_SDEI, Action.of(waitIsOver(StopLabel.K4), this::nextRung));
    }

    private void panic(long[] s, int c, int a) {
        boolean first = k.v.panicCpu.isNone(s);
        k.taskBecomes(s, c, first ? TaskState.STOPPING : TaskState.SELFSTOP);
        if (first) {
            k.v.panicCpu.put(s, c);
        }
    }

    private void begin(long[] s, int c, int a) {
        Variables v = k.v;
        if (isLast(s, c) || once && !v.stopper.isNone(s)) {
            k.taskBecomes(s, c, TaskState.ALONE);
            return;
        }
        v.stopper.put(s, c);
        v.stopPc.put(s, StopLabel.K2S);
        v.stopLeft.put(s, others(s, c));
    }

    private Sgi sent(StopLabel sends) {
        return switch (sends) {
            case K2S -> first;
            case K3S -> Sgi.STOPNMI;
            default -> Sgi.EV0;
        };
    }

    private static StopLabel awaited(StopLabel sends) {
        return switch (sends) {
            case K2S -> StopLabel.K2;
            case K3S -> StopLabel.K3;
            default -> StopLabel.K4;
        };
    }

    /** A wait was in vain: the next rung that the machine has. */
    private void nextRung(long[] s, int c, int a) {
        boolean second = hasNmi && k.v.stopPc.is(s, StopLabel.K2);
        boolean third = hasSdei && !k.v.stopPc.is(s, StopLabel.K4);
        if (!second && !third) {
            end(s, c);
            return;
        }
        k.v.stopPc.put(s, second ? StopLabel.K3S : StopLabel.K4S);
        k.v.stopLeft.put(s, others(s, c));
    }

    private void end(long[] s, int c) {
        k.v.stopPc.put(s, k.v.stopPc.is(s, StopLabel.K4) ? StopLabel.K5 : StopLabel.K7);
        k.taskBecomes(s, c, TaskState.ALONE);
    }

    private Action.Guard waitIsOver(StopLabel label) {
        return (s, c, a) -> {
            String refusal = at(s, c, EnumSet.of(label));
            if (refusal != null) {
                return refusal;
            }
            if (isLast(s, c)) {
                return "online # {c}";
            }
            return progress.timePasses(s) ? null : "TimePasses";
        };
    }

    private @Nullable String stopping(long[] s, int c, int a) {
        return k.taskAt(s, c, TaskState.STOPPING) ? null : "task[c] = \"stopping\", and the task runs";
    }

    private @Nullable String at(long[] s, int c, Set<StopLabel> labels) {
        if (!k.v.stopper.is(s, c) || !labels.contains(k.v.stopPc.get(s))) {
            return "c is the stopper, at the label";
        }
        return k.runs(s, c, Context.TASK) ? null : "the task of c runs";
    }

    private boolean isCrash(long[] s, int c) {
        return (who.has(Habit.CRASHERS) >>> c & 1) != 0 && k.v.panicCpu.is(s, c);
    }

    private boolean isLast(long[] s, int c) {
        return others(s, c) == 0;
    }

    private long others(long[] s, int c) {
        return k.v.online.get(s) & ~(1L << c);
    }
}
