package org.rollcall.message;

/** Texts of kgdb and kdb. */
public sealed interface Debugging extends Message {
    @Override
    default Topic topic() {
        return Topic.DEBUGGING;
    }

    /** {@code KGDB: Timed out waiting for secondary CPUs.}: at least one CPU was not rounded up in time. */
    record KgdbTimedOut() implements Debugging {}

    /**
     * {@code Entering kdb (current=..., pid %d) on processor %d due to ...} ({@code kdb_local}).
     *
     * @param smp whether the kernel has {@code CONFIG_SMP}: without it no processor is named, and there is none but CPU 0
     */
    record EnteringKdb(int cpu, boolean smp, String reason) implements Debugging {}

    /** {@code [%d]kdb> } and the first word typed. */
    record KdbPrompt(int cpu, String command) implements Debugging {}

    /** {@code Currently on cpu %d}. */
    record CurrentCpu(int cpu) implements Debugging {}

    /**
     * {@code Available cpus: ...} ({@code kdb_cpu_status}).
     *
     * @param rounded in the debugger
     * @param dead online and not in the debugger ({@code D})
     * @param offline {@code F}
     * @param whole whether the items ascend without a gap from 0 and none is unreadable
     */
    record CpuStatus(CpuSet rounded, CpuSet dead, CpuSet offline, boolean whole) implements Debugging {}

    /** {@code WARNING: no task for cpu %ld} of {@code btc}: this CPU was not rounded up. */
    record NoTaskForCpu(int cpu) implements Debugging {}

    /** {@code ERROR: Task on cpu %d didn't stop in the debugger}; also said of a CPU that waits to be master. */
    record DidNotStop(int cpu) implements Debugging {}

    /** {@code Stack traceback for pid %d}. */
    record StackTraceback() implements Debugging {}

    /** {@code Catastrophic error detected}: {@code go} is refused once. */
    record Catastrophic() implements Debugging {}
}
