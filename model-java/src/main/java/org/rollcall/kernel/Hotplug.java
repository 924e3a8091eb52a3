package org.rollcall.kernel;

import org.jspecify.annotations.Nullable;

/**
 * CPU hotplug: enabled before online, online before unmasked; offline before disabled. Pending bits survive, for
 * gic_cpu_config does not clear them.
 */
public final class Hotplug {
    /** arch/arm64/kernel/smp.c: secondary_start_kernel, ipi_setup. */
    public final Action cpuUpSetup;
    /** kernel/cpu.c: set_cpu_online sets the mask bit. */
    public final Action cpuUpOnline;
    /** kernel/cpu.c: set_cpu_online counts the CPU for num_online_cpus(). */
    public final Action cpuUpCount;
    /** arch/arm64/kernel/smp.c: secondary_start_kernel, local_daif_restore. */
    public final Action cpuUpUnmask;
    /** arch/arm64/kernel/smp.c: __cpu_disable, inside stop_machine. */
    public final Action cpuDownOffline;
    /** arch/arm64/kernel/smp.c: __cpu_disable, ipi_teardown. */
    public final Action cpuDownTeardown;

    private final Contexts k;
    private final IpiSetup setup;
    private final long unplug;
    private final boolean stopMachineWaits;

    /**
     * The hotplug of a machine.
     *
     * @param unplug CPUs that may be taken offline
     * @param setupFirst true as in the kernel; false for ipi_setup after online (F25)
     * @param stopMachineWaits true as in the kernel; false for a breakpoint inside stop_machine
     */
    public Hotplug(Contexts k, IpiSetup setup, long unplug, boolean setupFirst, boolean stopMachineWaits) {
        this.k = k;
        this.setup = setup;
        this.unplug = unplug;
        this.stopMachineWaits = stopMachineWaits;
        Variables v = k.v;
        Action up = step(TaskState.OFF, TaskState.SETUP);
        Action unmask = step(TaskState.LISTED, TaskState.OPEN);
        cpuUpSetup = setupFirst ? up.then((s, c, a) -> ipiSetup(s, c)) : up;
        cpuUpOnline = step(TaskState.SETUP, TaskState.UNCOUNTED).then((s, c, a) -> v.online.add(s, c));
        cpuUpCount = step(TaskState.UNCOUNTED, TaskState.LISTED);
        cpuUpUnmask = setupFirst ? unmask : unmask.then((s, c, a) -> ipiSetup(s, c));
        cpuDownOffline = Action.of(this::mayGoOffline, (s, c, a) -> {
            k.taskBecomes(s, c, TaskState.DYING);
            v.online.remove(s, c);
        });
        cpuDownTeardown = step(TaskState.DYING, TaskState.OFF).then((s, c, a) -> ipiTeardown(s, c));
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

    private Action step(TaskState from, TaskState to) {
        return Action.of(
                (s, c, a) -> {
                    if (!k.v.task.is(s, c, from)) {
                        return "task[c] = the state to leave";
                    }
                    return k.top(s, c) == Context.TASK ? null : "Top(c) = \"task\"";
                },
                (s, c, a) -> k.taskBecomes(s, c, to));
    }

    private @Nullable String mayGoOffline(long[] s, int c, int a) {
        Variables v = k.v;
        if ((unplug >>> c & 1) == 0) {
            return "c in Unplug";
        }
        if (v.online.get(s) == 1L << c) {
            return "online # {c}";
        }
        if (!k.taskAt(s, c, TaskState.OPEN)) {
            return "task[c] = \"open\", and the task runs";
        }
        if (!k.taskFree(s, c)) {
            return "TaskFree(c)";
        }
        if (!v.btReqr.isNone(s) || !v.worker.isNone(s)) {
            return "every CPU schedules: no requester, no worker";
        }
        for (int d = 0; stopMachineWaits && d < v.cpus; d++) {
            if (v.dbgPc.ordinal(s, d) != 0) {
                return "every CPU schedules: none in the debugger";
            }
        }
        return null;
    }
}
