package org.rollcall.sdei;

import java.util.Set;
import org.rollcall.channel.Channel;
import org.rollcall.channel.SdeiChannel;
import org.rollcall.channel.SdeiEvent;
import org.rollcall.channel.SgiChannel;
import org.rollcall.cpu.MaskState;
import org.rollcall.machine.CpuMask;
import org.rollcall.transition.PerCpu;

/**
 * The two channels of a backtrace, and what a CPU takes from them.
 *
 * @param pseudoNmi the SGI is a pseudo-NMI
 */
record BacktraceSignals(boolean pseudoNmi) {
    private static final Channel<BacktraceSgi> SGI = new SgiChannel<>();
    private static final Channel<SdeiEvent> EVENT = new SdeiChannel();

    static boolean takesEvent(SdeiState s, int c) {
        return !s.event().get(c).isEmpty()
                && s.inTask(c)
                && !s.at(c, TaskPlace.PARKED)
                && EVENT.passes(mask(s, c), true, !s.deaf().contains(c));
    }

    boolean takesSgi(SdeiState s, int c) {
        return !s.sgi().get(c).isEmpty()
                && SGI.passes(mask(s, c), pseudoNmi, !s.deaf().contains(c));
    }

    /** Whether no CPU that has not answered will, however long the requester waits. */
    boolean nobodyWillAnswer(SdeiState s) {
        return s.bt().stream().noneMatch(c -> !s.inTask(c) || takesEvent(s, c) || takesSgi(s, c));
    }

    static PerCpu<Set<SdeiEvent>> signalled(SdeiState s, CpuMask to) {
        PerCpu<Set<SdeiEvent>> event = s.event();
        for (int c : to) {
            event = event.with(c, EVENT.sent(event.get(c), SdeiEvent.EV0));
        }
        return event;
    }

    static PerCpu<Set<SdeiEvent>> eventTaken(SdeiState s, int c) {
        return s.event().with(c, EVENT.left(s.event().get(c), SdeiEvent.EV0));
    }

    static PerCpu<Set<BacktraceSgi>> sent(SdeiState s, CpuMask to) {
        PerCpu<Set<BacktraceSgi>> sgi = s.sgi();
        for (int c : to) {
            sgi = sgi.with(c, SGI.sent(sgi.get(c), BacktraceSgi.BACKTRACE));
        }
        return sgi;
    }

    static PerCpu<Set<BacktraceSgi>> sgiTaken(SdeiState s, int c) {
        return s.sgi().with(c, SGI.left(s.sgi().get(c), BacktraceSgi.BACKTRACE));
    }

    /** A parked slave and a handler take no IPI; a locked-up task takes NMIs only. */
    private static MaskState mask(SdeiState s, int c) {
        if (s.at(c, TaskPlace.PARKED) || s.pc().get(c).isInDebugger() || !s.inTask(c)) {
            return MaskState.HARD;
        }
        return s.masked().contains(c) ? MaskState.IRQOFF : MaskState.OPEN;
    }
}
