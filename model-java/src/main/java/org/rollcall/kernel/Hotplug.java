package org.rollcall.kernel;

import org.jspecify.annotations.Nullable;

/**
 * CPU hotplug: enabled before online, online before unmasked, unmasked before it has SDEI event 0; without the event
 * before offline, offline before disabled. Pending bits survive, for
 * gic_cpu_config does not clear them.
 */
public final class Hotplug implements Mechanism {
    /** Who stops others is the first to stop, and stays. */
    private static final int STOPS = TaskState.STOPPING.bit() | TaskState.ALONE.bit();

    private final Contexts k;
    private final IpiSetup setup;
    private final long unplug;
    private final boolean setupFirst;
    private final boolean stopMachineWaits;
    private final boolean hasSdei;

    /**
     * The hotplug of a machine.
     *
     * @param unplug CPUs that may be taken offline
     * @param setupFirst true as in the kernel; false for ipi_setup after online (F25)
     * @param stopMachineWaits true as in the kernel; false for a breakpoint inside stop_machine
     * @param hasSdei whether event 0 is registered and unregistered on the way, {@code sdei_cpuhp_up}
     */
    public Hotplug(
            Contexts k, IpiSetup setup, long unplug, boolean setupFirst, boolean stopMachineWaits, boolean hasSdei) {
        this.k = k;
        this.setup = setup;
        this.unplug = unplug;
        this.setupFirst = setupFirst;
        this.stopMachineWaits = stopMachineWaits;
        this.hasSdei = hasSdei;
    }

    @Override
    public void into(Actions actions) {
        Variables v = k.v;
        Action up = step(StepKind.CPU_UP_SETUP, TaskState.SETUP);
        Action unmask = step(StepKind.CPU_UP_UNMASK, hasSdei ? TaskState.COMING : TaskState.OPEN);
        actions.put(StepKind.CPU_UP_SETUP, setupFirst ? up.then((s, c, a) -> ipiSetup(s, c)) : up);
        actions.put(
                StepKind.CPU_UP_ONLINE,
                step(StepKind.CPU_UP_ONLINE, TaskState.UNCOUNTED).then((s, c, a) -> v.online.add(s, c)));
        actions.put(StepKind.CPU_UP_COUNT, step(StepKind.CPU_UP_COUNT, TaskState.LISTED));
        actions.put(StepKind.CPU_UP_UNMASK, setupFirst ? unmask : unmask.then((s, c, a) -> ipiSetup(s, c)));
        actions.put(
                StepKind.CPU_UP_SDEI,
                Action.of(
                        (s, c, a) ->
                                k.taskAt(s, c, TaskState.COMING) ? null : "task[c] = \"coming\", and the task runs",
                        (s, c, a) -> k.taskBecomes(s, c, TaskState.OPEN)));
        actions.put(
                StepKind.CPU_DOWN_SDEI,
                Action.of(
                                (s, c, a) -> hasSdei ? k.openTask(s, c) : "Sdei",
                                (s, c, a) -> k.taskBecomes(s, c, TaskState.LEAVING))
                        .by(unplug, "c in Unplug"));
        actions.put(
                StepKind.CPU_DOWN_OFFLINE,
                Action.of(this::mayGoOffline, (s, c, a) -> {
                            k.taskBecomes(s, c, TaskState.DYING);
                            v.online.remove(s, c);
                        })
                        .by(unplug, "c in Unplug"));
        actions.put(
                StepKind.CPU_DOWN_TEARDOWN,
                step(StepKind.CPU_DOWN_TEARDOWN, TaskState.OFF).then((s, c, a) -> ipiTeardown(s, c)));
    }

    /** Sets up the IPIs of a CPU, on that CPU. */
    public void ipiSetup(long[] s, int c) {
        k.v.nmiPriority.put(s, c, setup.nmiPriority(s, c));
        k.v.enabled.put(s, c, setup.enabledSgi(c));
    }

    /** A CPU at boot: open, online and set up, or off. */
    public void boot(long[] s, int c, TaskState state) {
        k.masks.boot(s, c);
        k.taskBecomes(s, c, state);
        if (state == TaskState.OPEN) {
            k.v.online.add(s, c);
            ipiSetup(s, c);
        }
    }

    private void ipiTeardown(long[] s, int c) {
        k.v.enabled.put(s, c, 0);
        k.v.nmiPriority.put(s, c, 0);
    }

    private Action step(StepKind kind, TaskState to) {
        TaskState from = kind.site(TaskState.class);
        return Action.of(
                (s, c, a) -> {
                    if (!k.v.task.is(s, c, from)) {
                        return "task[c] = the state to leave";
                    }
                    return k.top(s, c) == Context.TASK ? null : "Top(c) = \"task\"";
                },
                (s, c, a) -> k.taskBecomes(s, c, to));
    }

    private boolean stops(long[] s) {
        for (int d = 0; d < k.v.cpus; d++) {
            if (k.v.task.isAny(s, d, STOPS)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String mayGoOffline(long[] s, int c, int a) {
        Variables v = k.v;
        if (v.online.get(s) == 1L << c) {
            return "online # {c}";
        }
        if (!k.taskAt(s, c, hasSdei ? TaskState.LEAVING : TaskState.OPEN)) {
            return "task[c] = the state to leave, and the task runs";
        }
        if (!k.taskFree(s, c)) {
            return "TaskFree(c)";
        }
        if (!v.btReqr.isNone(s) || !v.worker.isNone(s)) {
            return "every CPU schedules: no requester, no worker";
        }
        if (stops(s)) {
            return "every CPU schedules: none stops others";
        }
        for (int d = 0; stopMachineWaits && d < v.cpus; d++) {
            if (v.dbgPc.ordinal(s, d) != 0) {
                return "every CPU schedules: none in the debugger";
            }
        }
        return null;
    }
}
