package org.rollcall.sdei;

import org.rollcall.transition.ActionSystem;
import org.rollcall.transition.GuardedAction;

/**
 * A CPU that is asked: {@code sdei_nmi_handler()}, or the IPI, and {@code nmi_cpu_backtrace()}.
 *
 * @param configuration the constants
 * @param signals the channels
 */
record BacktraceHandler(SdeiConfiguration configuration, BacktraceSignals signals) {
    void into(ActionSystem<SdeiState, SdeiKind> system) {
        system.put(
                SdeiKind.TAKE_EVENT,
                a -> a.needs("c takes the event", (s, c, d) -> BacktraceSignals.takesEvent(s, c)),
                (s, c, d) -> takeEvent(s, c));
        system.put(
                SdeiKind.TAKE_SGI, a -> a.needs("c takes the SGI", (s, c, d) -> signals.takesSgi(s, c)), (s, c, d) -> {
                    SdeiDraft next = s.change().handles(c, begins(s, c));
                    next.sgi = BacktraceSignals.sgiTaken(s, c);
                    return next.state();
                });
        system.put(
                SdeiKind.P1,
                a -> at(a, HandlerPlace.P1)
                        .needs("psync in {None, c}", (s, c, d) -> s.psync() == SdeiState.NONE || s.psync() == c),
                (s, c, d) -> {
                    SdeiDraft next = s.change().handles(c, HandlerPlace.P2);
                    next.psync = c;
                    return next.state();
                });
        system.put(SdeiKind.P2, a -> at(a, HandlerPlace.P2), (s, c, d) -> {
            SdeiDraft next = s.change().handles(c, HandlerPlace.P3);
            next.heard = s.heard().with(c);
            next.psync = s.pc().get(c).isMaster() ? s.psync() : SdeiState.NONE;
            return next.state();
        });
        system.put(SdeiKind.P3, a -> at(a, HandlerPlace.P3), (s, c, d) -> {
            SdeiDraft next = s.change().handles(c, HandlerPlace.D3);
            boolean stale = configuration.numbered() && s.late().contains(c);
            next.bt = stale ? s.bt() : s.bt().without(c);
            next.late = s.late().without(c);
            return next.state();
        });
        system.put(SdeiKind.D3, a -> at(a, HandlerPlace.D3), (s, c, d) -> d3(s, c));
    }

    private static GuardedAction<SdeiState> at(GuardedAction<SdeiState> action, HandlerPlace place) {
        return action.needs("h[c] = " + place.specName(), (s, c, d) -> s.h().get(c) == place);
    }

    private boolean traces(SdeiState s, int c) {
        boolean silent = configuration.debuggerSilent() && s.pc().get(c).isInDebugger();
        return configuration.mutation() != SdeiMutation.D2 && s.bt().contains(c) && !silent;
    }

    private HandlerPlace begins(SdeiState s, int c) {
        return traces(s, c) ? HandlerPlace.P1 : HandlerPlace.D3;
    }

    private SdeiState takeEvent(SdeiState s, int c) {
        SdeiDraft next = s.change();
        next.event = BacktraceSignals.eventTaken(s, c);
        boolean stops = s.stopping() && !(configuration.traceFirst() && traces(s, c));
        return (stops ? next.parks(c) : next.handles(c, begins(s, c))).state();
    }

    /** Back to what was interrupted; in code that had interrupts enabled through the interrupt vector. */
    private SdeiState d3(SdeiState s, int c) {
        SdeiDraft next = s.change().handles(c, HandlerPlace.NONE);
        if (configuration.traceFirst() && s.stopping()) {
            next.parks(c);
        }
        if (configuration.vector() && !s.masked().contains(c)) {
            next.roundup = s.roundup().without(c);
        }
        return next.state();
    }
}
