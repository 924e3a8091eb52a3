package org.rollcall.sdei;

import org.rollcall.channel.InterruptController;
import org.rollcall.machine.CpuMask;

/**
 * The constants of {@code SdeiRequest.tla}. The last five are repairs.
 *
 * @param cpu the CPUs
 * @param gic the interrupt controller
 * @param pseudoNmi the IPI of a backtrace is a pseudo-NMI
 * @param sdei sdei_nmi_available
 * @param requesters CPUs that may ask all that are online
 * @param offline CPUs that are offline at first, and may come up
 * @param idlers CPUs that may be in deep idle: SDEI-masked
 * @param lockUps CPUs that may lock up with interrupts masked
 * @param signalErrors CPUs for which sdei_event_signal fails
 * @param teardown a reboot notifier may take event 0 from all CPUs
 * @param stoppers CPUs that may panic, and stop all others by event 0
 * @param asksAfterStop the panic's request comes after its stop, not before
 * @param slow a handler may take longer than the requester waits
 * @param again a requester asks again and again
 * @param lateSecond a second request comes when no CPU can answer the first
 * @param debuggers CPUs that may enter the debugger in printing code
 * @param missed CPUs that the debugger does not park
 * @param roundedUp CPUs that may get a roundup SGI inside the handler
 * @param vector the firmware goes back through the interrupt vector
 * @param fallback who does not answer the event is asked by IPI
 * @param numbered an answer has the number of its request
 * @param traceFirst the handler traces before it looks at the stop flag
 * @param panicTakes a panic's request takes backtrace_flag over
 * @param debuggerSilent a CPU in the debugger does not trace
 * @param mutation the mutation
 */
public record SdeiConfiguration(
        CpuMask cpu,
        InterruptController gic,
        boolean pseudoNmi,
        boolean sdei,
        CpuMask requesters,
        CpuMask offline,
        CpuMask idlers,
        CpuMask lockUps,
        CpuMask signalErrors,
        boolean teardown,
        CpuMask stoppers,
        boolean asksAfterStop,
        boolean slow,
        boolean again,
        boolean lateSecond,
        CpuMask debuggers,
        CpuMask missed,
        CpuMask roundedUp,
        boolean vector,
        boolean fallback,
        boolean numbered,
        boolean traceFirst,
        boolean panicTakes,
        boolean debuggerSilent,
        SdeiMutation mutation) {

    /**
     * Refuses what no kernel has.
     *
     * @throws IllegalArgumentException with the reason
     */
    public SdeiConfiguration {
        require(!sdei || gic != InterruptController.V2, "SDEI needs a GICv3 or later");
        require(!pseudoNmi || gic == InterruptController.V3, "pseudo-NMI needs a GICv3");
        boolean events =
                teardown || !idlers.or(signalErrors).or(stoppers).or(roundedUp).isEmpty();
        require(sdei || !events, "what happens to event 0 happens with SDEI only");
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new IllegalArgumentException(reason);
        }
    }

    /** The place of the last wait of a request. */
    TaskPlace lastWait() {
        return fallback && sdei ? TaskPlace.T6R : TaskPlace.T6;
    }
}
