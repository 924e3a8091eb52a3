package org.rollcall.call;

import org.rollcall.machine.CpuMask;

/**
 * The constants of {@code CallFunction.tla}. The last two are repairs.
 *
 * @param cpu the CPUs
 * @param callers CPUs that may call all others, again and again
 * @param waits a call waits until it has been run
 * @param preemptible ... with preemption enabled: 7.3
 * @param lockUps CPUs that may lock up with interrupts masked
 * @param parks CPUs that an NMI may park
 * @param sendEach each IPI is sent before the next csd is waited for
 * @param parkSends a CPU that parks sends the IPIs that it owes
 * @param mutation the mutation
 */
public record CallConfiguration(
        CpuMask cpu,
        CpuMask callers,
        boolean waits,
        boolean preemptible,
        CpuMask lockUps,
        CpuMask parks,
        boolean sendEach,
        boolean parkSends,
        CallMutation mutation) {

    /**
     * Refuses what no kernel has.
     *
     * @throws IllegalArgumentException with the reason
     */
    public CallConfiguration {
        if (preemptible && !waits) {
            throw new IllegalArgumentException("only a call that waits is preempted");
        }
        CpuMask named = callers.or(lockUps).or(parks);
        if (!named.and(cpu).equals(named)) {
            throw new IllegalArgumentException("a CPU that calls, locks up or is parked is one of the machine");
        }
    }
}
