package org.rollcall.panic;

import org.rollcall.channel.InterruptController;
import org.rollcall.machine.CpuMask;

/**
 * The constants of {@code PanicElection.tla}. The last four are repairs.
 *
 * @param cpu the CPUs
 * @param gic the interrupt controller
 * @param pseudoNmi the pseudo-NMI rung is there
 * @param sdei event 0 is registered on every CPU
 * @param forceCpu the CPU that panic_force_cpu= names; empty without
 * @param panickers CPUs that may panic in a task
 * @param oopsers CPUs that may oops, with panic_on_oops
 * @param restarters CPUs that may call emergency_restart
 * @param lockUps CPUs that may lock up with interrupts masked
 * @param hardLockUps CPUs that may lock up with pseudo-NMIs masked too
 * @param requesters CPUs that may send event 0 for a backtrace
 * @param callers CPUs that may call a function on the chosen CPU
 * @param crashImage a crash kernel is loaded
 * @param kgdb a debugger is attached
 * @param redirectWaits the redirect waits for its target, and takes over without it
 * @param maskFirst the CPU that stops is SDEI-masked before it sets the flag
 * @param restartClaims a restart takes panic_cpu before it stops CPUs
 * @param imageFirst crash_kexec looks for an image before it takes panic_cpu
 * @param mutation the mutation
 */
public record PanicConfiguration(
        CpuMask cpu,
        InterruptController gic,
        boolean pseudoNmi,
        boolean sdei,
        CpuMask forceCpu,
        CpuMask panickers,
        CpuMask oopsers,
        CpuMask restarters,
        CpuMask lockUps,
        CpuMask hardLockUps,
        CpuMask requesters,
        CpuMask callers,
        boolean crashImage,
        boolean kgdb,
        boolean redirectWaits,
        boolean maskFirst,
        boolean restartClaims,
        boolean imageFirst,
        PanicMutation mutation) {

    /**
     * Refuses what no kernel has.
     *
     * @throws IllegalArgumentException with the reason
     */
    public PanicConfiguration {
        require(
                forceCpu.and(cpu).equals(forceCpu) && forceCpu.size() <= 1,
                "panic_force_cpu names one CPU of the machine");
        require(!sdei || gic != InterruptController.V2, "SDEI needs a GICv3 or later");
        require(!pseudoNmi || gic == InterruptController.V3, "pseudo-NMI needs a GICv3");
        require(requesters.isEmpty() || sdei, "a backtrace by event 0 needs SDEI");
        require(
                callers.isEmpty()
                        || (!forceCpu.isEmpty() && callers.and(forceCpu).isEmpty()),
                "callers call another CPU, which panic_force_cpu names");
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new IllegalArgumentException(reason);
        }
    }
}
