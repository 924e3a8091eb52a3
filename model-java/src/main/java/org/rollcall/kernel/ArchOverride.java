package org.rollcall.kernel;

import java.util.Optional;

/**
 * The run-time override of the v6 series, patches 4 and 6: an architecture says whether it carries a roll call itself,
 * and if not the generic code does.
 */
public interface ArchOverride {
    /**
     * What the override can know when it is called.
     *
     * @param nmiIpi whether an IPI was got as NMI at boot, {@code arm64_supports_nmi()}
     * @param targets CPUs asked, the caller excluded
     */
    record Request(boolean nmiIpi, long targets) {}

    /**
     * {@code arch_trigger_cpumask_backtrace()}: how it delivers; empty if it returns false, and the caller falls back.
     */
    Optional<Delivery> triggerCpumaskBacktrace(Request request);

    /** {@code kgdb_arch_roundup_cpus()}: how it delivers; empty if it returns false, and the csd loop runs. */
    Optional<Delivery> kgdbArchRoundupCpus(Request request);
}
