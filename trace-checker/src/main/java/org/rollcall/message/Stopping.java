package org.rollcall.message;

/** {@code smp_send_stop} of a panic, its twin before a crash kernel, and what the panicking CPU prints after it. */
public sealed interface Stopping extends Message {
    @Override
    default Topic topic() {
        return Topic.STOPPING;
    }

    /** {@code SMP: stopping secondary CPUs}. */
    record StoppingSecondaryCpus() implements Stopping {}

    /**
     * The other CPUs are told to stop, and that nothing follows does not show that they did: {@code Shutting down cpus with NMI} of x86, {@code Sending IPI
     * to other CPUs} of the crash in powerpc, mips and loongarch.
     */
    record SendingStop() implements Stopping {}

    /** {@code SMP: retry stop with NMI for CPUs %*pbl}, then {@code SDEI NMI}. */
    record RetryStop(CpuSet cpus) implements Stopping {}

    /** {@code SMP: failed to stop secondary CPUs %*pbl}; old arm64 names the requester too, or prints no list (here: empty). */
    record FailedToStop(CpuSet cpus) implements Stopping {}

    /** {@code Non-crashing CPUs did not react to IPI}, arm; {@code %d cpu(s) not responding}, powerpc. */
    record SomeDidNotStop() implements Stopping {}

    /** {@code CPU%u: stopping} of arm and old arm64, {@code CPU %u will stop doing anything useful} of arm: this CPU has taken the request. */
    record StoppingSelf(int cpu) implements Stopping {}

    /** {@code IPI complete} of powerpc: all CPUs have stopped. */
    record AllStopped() implements Stopping {}

    /** {@code Some CPUs may be stale, kdump will be unreliable.} (machine_kexec): a CPU did not stop for the crash kernel. */
    record MayBeStale() implements Stopping {}

    /** The panicking CPU came past the stop: kernel offset, end of panic, reboot, crash kernel. */
    record PanicContinues() implements Stopping {}
}
