package org.rollcall.panic;

import java.util.Set;
import org.rollcall.channel.SdeiEvent;
import org.rollcall.cpu.MaskState;
import org.rollcall.machine.CpuMask;
import org.rollcall.transition.PerCpu;

/**
 * The variables of {@code PanicElection.tla}. A CPU is its number, -1 is none.
 *
 * @param pc where each CPU's code is
 * @param mask its interrupt mask
 * @param online cpu_online_mask
 * @param pend pending SGIs
 * @param queue the csd queue of each CPU
 * @param owed CPUs that queued for the chosen CPU and have to send the IPI
 * @param event event 0, pending
 * @param sdeiMasked CPUs that the firmware sends no event
 * @param stopping sdei_nmi_stopping
 * @param stopper who set stop_in_progress
 * @param redirector panic_redirect_cpu
 * @param panicCpu panic_cpu
 * @param dieLock who holds die_lock
 * @param rounded CPUs in the debugger that the panic opened
 */
public record PanicState(
        PerCpu<Place> pc,
        PerCpu<MaskState> mask,
        CpuMask online,
        PerCpu<Set<StopSgi>> pend,
        PerCpu<Set<PanicCall>> queue,
        CpuMask owed,
        PerCpu<Set<SdeiEvent>> event,
        CpuMask sdeiMasked,
        boolean stopping,
        int stopper,
        int redirector,
        int panicCpu,
        int dieLock,
        CpuMask rounded) {

    /** No CPU. */
    public static final int NONE = -1;

    /** Whether CPU {@code c} is at a place. */
    boolean at(int c, Place place) {
        return pc.get(c) == place;
    }

    /** The CPUs that are online, but for {@code c}. */
    CpuMask others(int c) {
        return online.without(c);
    }

    /** A copy to be changed. */
    PanicDraft change() {
        return new PanicDraft(this);
    }
}
