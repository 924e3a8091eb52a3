package org.rollcall.kernel;

/**
 * arch/arm64/kernel/smp.c: a CPU that stops, in the handler of a stop interrupt or because another CPU panics. It ends
 * offline, with everything masked, and parked.
 */
public final class LocalCpuStop implements Mechanism {

    private final Contexts k;
    private final boolean stopsMasked;

    /** The receiver of a stop. */
    public LocalCpuStop(Contexts k, KernelBuild build) {
        this.k = k;
        this.stopsMasked = build.has(Capability.STOPS_MASKED);
    }

    @Override
    public void into(Actions actions) {
        Variables v = k.v;
        actions.put(StepKind.LOCAL_CPU_STOP, Action.of(k.handlerAt(StepKind.LOCAL_CPU_STOP), (s, c, a) -> stop(s, c)));
        actions.put(StepKind.MASK_AND_PARK, Action.of(k.handlerAt(StepKind.MASK_AND_PARK), (s, c, a) -> {
            k.masks.localDaifMask(s, c);
            k.handlerGoes(s, c, Label.Z);
        }));
        actions.put(StepKind.CRASH_PARK, Action.of(k.handlerAt(StepKind.CRASH_PARK), (s, c, a) -> {
            v.online.remove(s, c);
            k.handlerGoes(s, c, Label.Z);
        }));
        actions.put(
                StepKind.SELF_STOP,
                self(StepKind.SELF_STOP, stopsMasked ? TaskState.STOPPED : TaskState.SELFOFF)
                        .then((s, c, a) -> v.online.remove(s, c)));
        actions.put(StepKind.SELF_PARK, self(StepKind.SELF_PARK, TaskState.STOPPED));
    }

    /** local_cpu_stop marks the CPU offline before it masks everything; ipi_cpu_crash_stop and arm64_nmi_cpu_stop mask first. */
    private void stop(long[] s, int c) {
        if (stopsMasked || k.v.crashStop.get(s)) {
            k.masks.localDaifMask(s, c);
            k.handlerGoes(s, c, Label.Q3);
        } else {
            k.v.online.remove(s, c);
            k.handlerGoes(s, c, Label.Q1);
        }
    }

    private Action self(StepKind kind, TaskState to) {
        TaskState from = kind.site(TaskState.class);
        return Action.of(
                (s, c, a) -> k.taskAt(s, c, from) ? null : "task[c] = the state to leave, and the task runs",
                (s, c, a) -> k.taskBecomes(s, c, to));
    }
}
