package org.rollcall.panic;

import org.rollcall.channel.SdeiEvent;
import org.rollcall.cpu.MaskState;
import org.rollcall.transition.ActionSystem;
import org.rollcall.transition.GuardedAction;

/**
 * A CPU that is stopped: {@code arm64_nmi_cpu_stop()}, from an interrupt, a pseudo-NMI or event 0.
 *
 * @param mutation the mutation
 */
record CpuStop(PanicMutation mutation) {
    void into(ActionSystem<PanicState, PanicKind> system) {
        system.put(
                PanicKind.TAKE_STOP,
                a -> takes(a, StopSgi.STOP),
                (s, c, d) -> taken(s, c, StopSgi.STOP, MaskState.IRQOFF));
        system.put(
                PanicKind.TAKE_STOP_NMI,
                a -> takes(a, StopSgi.NMI),
                (s, c, d) -> taken(s, c, StopSgi.NMI, MaskState.HARD));
        system.put(
                PanicKind.D1,
                a -> a.needs("c takes the event", (s, c, d) -> PanicSignals.takesEvent(s, c)),
                (s, c, d) -> event(s, c));
        system.put(
                PanicKind.Q1,
                a -> a.needs("pc[c] = Q1", (s, c, d) -> s.at(c, Place.Q1)),
                (s, c, d) -> stopsAt(s, c, Place.Q1, Place.Q3));
        system.put(
                PanicKind.Q3,
                a -> a.needs("pc[c] = Q3", (s, c, d) -> s.at(c, Place.Q3)),
                (s, c, d) -> stopsAt(s, c, Place.Q3, Place.Q4));
        system.put(PanicKind.Q4, a -> a.needs("pc[c] = Q4", (s, c, d) -> s.at(c, Place.Q4)), (s, c, d) -> {
            PanicDraft next = s.change().goes(c, Place.PARKED);
            next.sdeiMasked = s.sdeiMasked().with(c);
            return next.state();
        });
    }

    private static GuardedAction<PanicState> takes(GuardedAction<PanicState> action, StopSgi sgi) {
        return action.needs("c takes " + sgi, (s, c, d) -> PanicSignals.takes(s, c, sgi));
    }

    private static PanicState taken(PanicState s, int c, StopSgi sgi, MaskState mask) {
        PanicDraft next = s.change().goes(c, Place.Q1).masks(c, mask);
        next.pend = PanicSignals.taken(s, c, sgi);
        return next.state();
    }

    /** {@code sdei_nmi_handler()}: no test which CPU it is. */
    private PanicState event(PanicState s, int c) {
        PanicDraft next = s.change();
        next.event = s.event().with(c, PanicSignals.EVENT.left(s.event().get(c), SdeiEvent.EV0));
        if (s.stopping() && mutation != PanicMutation.D1) {
            next.goes(c, Place.Q1).masks(c, MaskState.HARD);
        }
        return next.state();
    }

    /** The CPU masks its interrupts at the one place, and is offline at the other. */
    private PanicState stopsAt(PanicState s, int c, Place place, Place then) {
        PanicDraft next = s.change().goes(c, then);
        if ((place == Place.Q1) == (mutation != PanicMutation.Q1)) {
            next.masks(c, MaskState.HARD);
        } else {
            next.online = s.others(c);
        }
        return next.state();
    }
}
