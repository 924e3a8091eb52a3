package org.rollcall.sse;

import org.rollcall.machine.CpuMask;

/**
 * The constants of {@code SseNmi.tla}. The last two are repairs.
 *
 * @param cpu the CPUs
 * @param tracers CPUs that may ask all others for a backtrace
 * @param masters CPUs that may round all others up
 * @param stoppers CPUs that may stop all others
 * @param wordEach a word for each CPU, taken by exchange
 * @param traceFirst the backtrace is taken before the CPU stops
 * @param mutation the mutation
 */
public record SseConfiguration(
        CpuMask cpu,
        CpuMask tracers,
        CpuMask masters,
        CpuMask stoppers,
        boolean wordEach,
        boolean traceFirst,
        SseMutation mutation) {

    /**
     * Refuses what no kernel has.
     *
     * @throws IllegalArgumentException with the reason
     */
    public SseConfiguration {
        CpuMask named = tracers.or(masters).or(stoppers);
        if (!named.and(cpu).equals(named)) {
            throw new IllegalArgumentException("a CPU that asks is one of the machine");
        }
    }
}
