package org.rollcall.panic;

import java.util.Set;
import org.rollcall.channel.SdeiEvent;
import org.rollcall.cpu.MaskState;
import org.rollcall.machine.CpuMask;
import org.rollcall.transition.PerCpu;

/** A state in the making: what a step does not set stays. */
final class PanicDraft {
    PerCpu<Set<StopSgi>> pend;
    PerCpu<Set<PanicCall>> queue;
    PerCpu<Set<SdeiEvent>> event;
    CpuMask owed;
    CpuMask online;
    CpuMask sdeiMasked;
    CpuMask rounded;
    boolean stopping;
    int stopper;
    int redirector;
    int panicCpu;
    int dieLock;
    private PerCpu<Place> pc;
    private PerCpu<MaskState> mask;

    PanicDraft(PanicState s) {
        pc = s.pc();
        mask = s.mask();
        online = s.online();
        pend = s.pend();
        queue = s.queue();
        owed = s.owed();
        event = s.event();
        sdeiMasked = s.sdeiMasked();
        stopping = s.stopping();
        stopper = s.stopper();
        redirector = s.redirector();
        panicCpu = s.panicCpu();
        dieLock = s.dieLock();
        rounded = s.rounded();
    }

    PanicDraft goes(int c, Place place) {
        pc = pc.with(c, place);
        return this;
    }

    PanicDraft masks(int c, MaskState to) {
        mask = mask.with(c, to);
        return this;
    }

    PanicState state() {
        return new PanicState(
                pc,
                mask,
                online,
                pend,
                queue,
                owed,
                event,
                sdeiMasked,
                stopping,
                stopper,
                redirector,
                panicCpu,
                dieLock,
                rounded);
    }
}
