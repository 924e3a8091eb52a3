package org.rollcall.message;

/** {@code smp_send_stop} of a panic, and what the panicking CPU prints after it. */
public sealed interface Stopping extends Message {
    /** {@code SMP: stopping secondary CPUs}. */
    record StoppingSecondaryCpus() implements Stopping {}

    /** {@code SMP: retry stop with NMI for CPUs %*pbl}. */
    record RetryStop(CpuSet cpus) implements Stopping {}

    /** {@code SMP: failed to stop secondary CPUs %*pbl}; arm prints no list (here: empty), old arm64 the requester too. */
    record FailedToStop(CpuSet cpus) implements Stopping {}

    /** The panicking CPU came past {@code smp_send_stop}: kernel offset, end of panic, reboot. */
    record PanicContinues() implements Stopping {}
}
