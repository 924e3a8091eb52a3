package org.rollcall.panic;

import static org.rollcall.panic.PanicState.NONE;

import org.rollcall.transition.ActionSystem;

/**
 * From {@code panic_try_start()} on: one CPU carries the panic out, and stops the others on three rungs.
 *
 * @param configuration the constants
 */
record SmpSendStop(PanicConfiguration configuration) {
    void into(ActionSystem<PanicState, PanicKind> system) {
        at(system, PanicKind.TRY_START, Place.TRY, this::tryStart);
        at(system, PanicKind.KGDB_PANIC, Place.KGDB, (s, c, next) -> {
            next.rounded = s.online();
            next.goes(c, Place.K1);
        });
        at(system, PanicKind.RESTART_STOPS, Place.RESTART, this::restartStops);
        at(system, PanicKind.CARRY_OUT, Place.CARRY, (s, c, next) -> next.goes(c, Place.OVER));
        at(system, PanicKind.K1, Place.K1, this::k1);
        at(system, PanicKind.K2, Place.K2, (s, c, next) -> {
            next.pend = PanicSignals.sent(s, s.others(c), StopSgi.STOP);
            next.goes(c, Place.K2W);
        });
        at(system, PanicKind.K3, Place.K3, (s, c, next) -> {
            next.pend = PanicSignals.sent(s, s.others(c), StopSgi.NMI);
            next.goes(c, Place.K3W);
        });
        at(system, PanicKind.K4, Place.K4, (s, c, next) -> {
            next.stopping = true;
            next.sdeiMasked = configuration.maskFirst() ? s.sdeiMasked().with(c) : s.sdeiMasked();
            next.goes(c, Place.K4S);
        });
        at(system, PanicKind.K4_SIGNAL, Place.K4S, (s, c, next) -> {
            next.event = PanicSignals.signalled(s, s.others(c));
            next.goes(c, Place.K4W);
        });
        at(system, PanicKind.K7, Place.K7, (s, c, next) -> {
            next.sdeiMasked = s.sdeiMasked().with(c);
            next.goes(c, Place.CARRY);
        });
        system.put(
                PanicKind.STOP_TIMEOUT,
                a -> a.needs("c waits at a rung", (s, c, d) -> s.pc().get(c).isWait())
                        .needs(
                                "nobody will stop",
                                (s, c, d) -> s.others(c).stream().noneMatch(o -> stops(s, o))),
                (s, c, d) -> s.change().goes(c, nextRung(s, c)).state());
    }

    private interface Step {
        void change(PanicState s, int c, PanicDraft next);
    }

    private static void at(ActionSystem<PanicState, PanicKind> system, PanicKind kind, Place place, Step step) {
        system.put(kind, a -> a.needs("pc[c] = " + place.specName(), (s, c, d) -> s.at(c, place)), (s, c, d) -> {
            PanicDraft next = s.change();
            step.change(s, c, next);
            return next.state();
        });
    }

    private void tryStart(PanicState s, int c, PanicDraft next) {
        if (s.panicCpu() == NONE) {
            next.panicCpu = c;
        }
        boolean lost = s.panicCpu() != NONE && s.panicCpu() != c;
        if (lost) {
            next.goes(c, configuration.mutation() == PanicMutation.J8 ? Place.K1 : Place.Q1);
        } else {
            next.goes(c, configuration.kgdb() ? Place.KGDB : Place.K1);
        }
    }

    private void restartStops(PanicState s, int c, PanicDraft next) {
        if (configuration.restartClaims() && s.panicCpu() != NONE) {
            next.goes(c, Place.Q1);
            return;
        }
        if (configuration.restartClaims()) {
            next.panicCpu = c;
        }
        next.goes(c, Place.K1);
    }

    private void k1(PanicState s, int c, PanicDraft next) {
        if (s.stopper() != NONE && configuration.mutation() != PanicMutation.K1) {
            next.goes(c, Place.CARRY);
            return;
        }
        next.stopper = c;
        next.goes(c, s.others(c).isEmpty() ? Place.K7 : Place.K2);
    }

    /** Whether a CPU will be offline before a rung's time is over. */
    private static boolean stops(PanicState s, int c) {
        return s.pc().get(c).isStopped()
                || PanicSignals.takes(s, c, StopSgi.STOP)
                || PanicSignals.takes(s, c, StopSgi.NMI)
                || (s.stopping() && PanicSignals.takesEvent(s, c));
    }

    private Place nextRung(PanicState s, int c) {
        Place last = configuration.sdei() ? Place.K4 : Place.K7;
        if (s.others(c).isEmpty() || s.at(c, Place.K4W)) {
            return Place.K7;
        }
        return s.at(c, Place.K2W) && configuration.pseudoNmi() ? Place.K3 : last;
    }
}
