package org.rollcall.panic;

import java.util.Set;
import org.rollcall.channel.Channel;
import org.rollcall.channel.CsdChannel;
import org.rollcall.channel.SdeiChannel;
import org.rollcall.channel.SdeiEvent;
import org.rollcall.channel.SgiChannel;
import org.rollcall.machine.CpuMask;
import org.rollcall.transition.PerCpu;

/** The three channels of a panic, and what a CPU takes from them. */
final class PanicSignals {
    static final Channel<StopSgi> SGI = new SgiChannel<>();
    static final Channel<PanicCall> CSD = new CsdChannel<>();
    static final Channel<SdeiEvent> EVENT = new SdeiChannel();

    private PanicSignals() {}

    /** Whether a CPU takes an SGI. */
    static boolean takes(PanicState s, int c, StopSgi sgi) {
        Place place = s.pc().get(c);
        return s.pend().get(c).contains(sgi)
                && !place.isStopped()
                && place != Place.OVER
                && SGI.passes(s.mask().get(c), sgi == StopSgi.NMI, hears(s, c));
    }

    /** Whether a CPU takes event 0. */
    static boolean takesEvent(PanicState s, int c) {
        return !s.event().get(c).isEmpty()
                && !s.at(c, Place.OVER)
                && EVENT.passes(s.mask().get(c), true, hears(s, c));
    }

    /** Whether the redirected call still reaches its target. */
    static boolean callArrives(PanicState s, int target) {
        return s.queue().get(target).contains(PanicCall.PANIC)
                && CSD.passes(s.mask().get(target), false, hears(s, target))
                && (s.pend().get(target).contains(StopSgi.CALL)
                        || s.owed().stream().anyMatch(d -> s.at(d, Place.RUN)));
    }

    /** The SGIs after one was sent to some CPUs. */
    static PerCpu<Set<StopSgi>> sent(PanicState s, CpuMask to, StopSgi sgi) {
        PerCpu<Set<StopSgi>> pend = s.pend();
        for (int c : to) {
            pend = pend.with(c, SGI.sent(pend.get(c), sgi));
        }
        return pend;
    }

    /** The SGIs after a CPU took one. */
    static PerCpu<Set<StopSgi>> taken(PanicState s, int c, StopSgi sgi) {
        return s.pend().with(c, SGI.left(s.pend().get(c), sgi));
    }

    /** The events after event 0 was signalled to some CPUs. */
    static PerCpu<Set<SdeiEvent>> signalled(PanicState s, CpuMask to) {
        PerCpu<Set<SdeiEvent>> event = s.event();
        for (int c : to) {
            event = event.with(c, EVENT.sent(event.get(c), SdeiEvent.EV0));
        }
        return event;
    }

    private static boolean hears(PanicState s, int c) {
        return !s.sdeiMasked().contains(c);
    }
}
