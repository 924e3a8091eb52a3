package org.rollcall.message;

/** {@code smp_send_stop} of a panic, and what the panicking CPU prints after it. */
public sealed interface Stopping extends Message {
    @Override
    default Topic topic() {
        return Topic.STOPPING;
    }

    /** {@code SMP: stopping secondary CPUs}. */
    record StoppingSecondaryCpus() implements Stopping {}

    /** {@code SMP: retry stop with NMI for CPUs %*pbl}, then {@code SDEI NMI}. */
    record RetryStop(CpuSet cpus) implements Stopping {}

    /** {@code SMP: failed to stop secondary CPUs %*pbl}; arm prints no list (here: empty), old arm64 the requester too. */
    record FailedToStop(CpuSet cpus) implements Stopping {}

    /** {@code CPU%u: stopping} of arm: this CPU has taken the request. */
    record StoppingSelf(int cpu) implements Stopping {}

    /** {@code Some CPUs may be stale, kdump will be unreliable.} (machine_kexec): a CPU did not stop for the crash kernel. */
    record MayBeStale() implements Stopping {}

    /** The panicking CPU came past {@code smp_send_stop}: kernel offset, end of panic, reboot. */
    record PanicContinues() implements Stopping {}
}
