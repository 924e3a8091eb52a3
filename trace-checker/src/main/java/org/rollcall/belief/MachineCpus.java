package org.rollcall.belief;

import org.rollcall.message.CpuSet;

/** The CPUs of a text as CPUs of a machine: the same numbers, below 64. */
final class MachineCpus {
    private MachineCpus() {}

    /** Whether a machine can have all these CPUs. */
    static boolean fit(CpuSet cpus) {
        return cpus.stream().max().orElse(0) < org.rollcall.machine.CpuSet.MAX_CPUS;
    }

    static org.rollcall.machine.CpuSet of(CpuSet cpus) {
        return org.rollcall.machine.CpuSet.of(cpus.stream().toArray());
    }
}
