package org.rollcall.panic;

import static org.rollcall.panic.PanicState.NONE;

import org.rollcall.cpu.MaskState;
import org.rollcall.transition.ActionSystem;

/**
 * The redirect to the CPU that panic_force_cpu= names: {@code panic_try_force_cpu()}, J2 to J7, and the function call that
 * carries it.
 *
 * @param configuration the constants
 */
record PanicRedirect(PanicConfiguration configuration) {
    void into(ActionSystem<PanicState, PanicKind> system) {
        at(system, PanicKind.J2, Place.J2, this::j2);
        at(system, PanicKind.J3, Place.J3, PanicRedirect::j3);
        at(system, PanicKind.J4, Place.J4, this::j4);
        system.put(
                PanicKind.J6,
                a -> a.needs("pc[c] = J6", (s, c, t) -> s.at(c, Place.J6))
                        .needs("t in ForceCpu", (s, c, t) -> isTarget(t)),
                this::j6);
        at(system, PanicKind.J7, Place.J7, PanicRedirect::j7);
        system.put(
                PanicKind.REDIRECT_ACKNOWLEDGED,
                a -> a.needs("pc[c] = wait", (s, c, d) -> s.at(c, Place.WAIT))
                        .needs("panicCpu in ForceCpu", (s, c, d) -> isTarget(s.panicCpu())),
                (s, c, d) -> s.change()
                        .goes(c, Place.HANDED)
                        .masks(c, MaskState.OPEN)
                        .state());
        system.put(
                PanicKind.REDIRECT_TIMEOUT,
                a -> a.needs("pc[c] = wait", (s, c, d) -> s.at(c, Place.WAIT))
                        .needs("panicCpu = None", (s, c, d) -> s.panicCpu() == NONE)
                        .needs("the target cannot panic", (s, c, d) -> targetIsLost(s)),
                (s, c, d) -> s.change().goes(c, Place.TRY).state());
        system.put(
                PanicKind.CALL_QUEUE,
                a -> a.needs(
                                "c in Callers",
                                (s, c, t) -> configuration.callers().contains(c))
                        .needs("t in ForceCpu", (s, c, t) -> isTarget(t))
                        .needs("pc[c] = run", (s, c, t) -> s.at(c, Place.RUN))
                        .needs("not queued", (s, c, t) -> !s.queue().get(t).contains(PanicCall.OTHER)),
                (s, c, t) -> {
                    PanicDraft next = s.change();
                    next.queue =
                            s.queue().with(t, PanicSignals.CSD.sent(s.queue().get(t), PanicCall.OTHER));
                    next.owed = PanicSignals.CSD.signals(s.queue().get(t))
                            ? s.owed().with(c)
                            : s.owed();
                    return next.state();
                });
        system.put(
                PanicKind.CALL_SEND,
                a -> a.needs("c in owed", (s, c, t) -> s.owed().contains(c))
                        .needs("t in ForceCpu", (s, c, t) -> isTarget(t))
                        .needs("pc[c] = run", (s, c, t) -> s.at(c, Place.RUN)),
                (s, c, t) -> {
                    PanicDraft next = s.change();
                    next.pend = PanicSignals.sent(s, configuration.forceCpu(), StopSgi.CALL);
                    next.owed = s.owed().without(c);
                    return next.state();
                });
        system.put(
                PanicKind.TAKE_CALL,
                a -> a.needs("c takes CALL", (s, c, d) -> PanicSignals.takes(s, c, StopSgi.CALL)),
                (s, c, d) -> takeCall(s, c));
    }

    private interface Step {
        PanicState after(PanicState s, int c);
    }

    private static void at(ActionSystem<PanicState, PanicKind> system, PanicKind kind, Place place, Step step) {
        system.put(
                kind,
                a -> a.needs("pc[c] = " + place.specName(), (s, c, d) -> s.at(c, place)),
                (s, c, d) -> step.after(s, c));
    }

    private boolean isTarget(int c) {
        return configuration.forceCpu().contains(c);
    }

    private PanicState j2(PanicState s, int c) {
        boolean here = configuration.forceCpu().and(s.others(c)).isEmpty();
        return s.change().goes(c, here ? Place.TRY : Place.J3).state();
    }

    private static PanicState j3(PanicState s, int c) {
        Place next = s.panicCpu() == NONE ? Place.J4 : s.panicCpu() == c ? Place.TRY : Place.Q1;
        return s.change().goes(c, next).state();
    }

    private PanicState j4(PanicState s, int c) {
        PanicDraft next = s.change();
        if (s.redirector() == NONE) {
            next.redirector = c;
            return next.goes(c, Place.J6).state();
        }
        return next.goes(c, configuration.mutation() == PanicMutation.J4 ? Place.TRY : Place.Q1)
                .state();
    }

    private PanicState j6(PanicState s, int c, int target) {
        PanicDraft next = s.change();
        next.queue = s.queue().with(target, PanicSignals.CSD.sent(s.queue().get(target), PanicCall.PANIC));
        if (PanicSignals.CSD.signals(s.queue().get(target))) {
            next.pend = PanicSignals.sent(s, configuration.forceCpu(), StopSgi.CALL);
        }
        return next.goes(c, configuration.redirectWaits() ? Place.WAIT : Place.J7)
                .state();
    }

    private static PanicState j7(PanicState s, int c) {
        PanicDraft next = s.change().goes(c, Place.PARKED).masks(c, MaskState.HARD);
        next.online = s.others(c);
        next.sdeiMasked = s.sdeiMasked().with(c);
        return next.state();
    }

    private boolean targetIsLost(PanicState s) {
        return configuration.forceCpu().stream()
                .noneMatch(t -> PanicSignals.callArrives(s, t) || s.pc().get(t).isOnItsWay());
    }

    private static PanicState takeCall(PanicState s, int c) {
        PanicDraft next = s.change();
        next.pend = PanicSignals.taken(s, c, StopSgi.CALL);
        next.queue = s.queue().with(c, PanicSignals.CSD.left(s.queue().get(c), PanicCall.PANIC));
        if (s.queue().get(c).contains(PanicCall.PANIC)) {
            next.goes(c, Place.TRY).masks(c, MaskState.IRQOFF);
        }
        return next.state();
    }
}
