package org.rollcall.sdei;

import org.rollcall.machine.CpuMask;
import org.rollcall.transition.ActionSystem;
import org.rollcall.transition.GuardedAction;

/**
 * {@code nmi_trigger_cpumask_backtrace()}: T1 to T8, with the loop that signals event 0.
 *
 * @param configuration the constants
 * @param signals the channels
 */
record Requester(SdeiConfiguration configuration, BacktraceSignals signals) {
    void into(ActionSystem<SdeiState, SdeiKind> system) {
        system.put(
                SdeiKind.T1,
                a -> a.needs(
                                "c in Requesters",
                                (s, c, d) -> configuration.requesters().contains(c))
                        .needs("c has not asked", (s, c, d) -> !s.done().contains(c))
                        .needs("c online", (s, c, d) -> s.online().contains(c))
                        .needs("pc[c] = -", (s, c, d) -> s.at(c, TaskPlace.NONE))
                        .needs("h[c] = -", (s, c, d) -> s.inTask(c))
                        .needs("the panic's time", (s, c, d) -> isTimeOfPanic(s, c))
                        .needs("the second's time", (s, c, d) -> isTimeOfSecond(s)),
                (s, c, d) -> t1(s, c));
        TaskStep.put(system, SdeiKind.T2, a -> TaskStep.inTask(at(a, TaskPlace.T2)), Requester::t2);
        TaskStep.put(
                system,
                SdeiKind.T4,
                a -> at(a, TaskPlace.T4)
                        .needs("h[c] = -", (s, c, d) -> s.inTask(c))
                        .needs("psync = None", (s, c, d) -> s.psync() == SdeiState.NONE),
                Requester::t4);
        system.put(
                SdeiKind.SIGNAL,
                a -> TaskStep.inTask(at(a, TaskPlace.S))
                        .needs("d in toSend", (s, c, d) -> s.toSend().contains(d))
                        .needs("d in bt", (s, c, d) -> s.bt().contains(d)),
                this::signal);
        TaskStep.put(
                system,
                SdeiKind.SIGNAL_END,
                a -> TaskStep.inTask(at(a, TaskPlace.S))
                        .needs("all sent", (s, c, d) -> s.toSend().and(s.bt()).isEmpty()),
                (s, c, next) -> {
                    next.toSend = CpuMask.EMPTY;
                    next.goes(c, TaskPlace.T6);
                });
        TaskStep.put(
                system,
                SdeiKind.T6,
                a -> TaskStep.inTask(waits(a)).needs("bt = {}", (s, c, d) -> s.bt().isEmpty()),
                (s, c, next) -> next.goes(c, TaskPlace.T8));
        TaskStep.put(
                system,
                SdeiKind.TIMEOUT_BT,
                a -> TaskStep.inTask(waits(a))
                        .needs("bt # {}", (s, c, d) -> !s.bt().isEmpty())
                        .needs("nobody will answer", (s, c, d) -> configuration.slow() || signals.nobodyWillAnswer(s)),
                (s, c, next) -> next.goes(c, s.at(c, configuration.lastWait()) ? TaskPlace.T6B : TaskPlace.T6S));
        TaskStep.put(system, SdeiKind.ASK_BY_IPI, a -> TaskStep.inTask(at(a, TaskPlace.T6S)), (s, c, next) -> {
            next.sgi = BacktraceSignals.sent(s, s.bt());
            next.goes(c, TaskPlace.T6R);
        });
        TaskStep.put(system, SdeiKind.T6B, a -> TaskStep.inTask(at(a, TaskPlace.T6B)), (s, c, next) -> {
            next.listed = s.bt();
            next.goes(c, TaskPlace.T8);
        });
        TaskStep.put(system, SdeiKind.T8, a -> TaskStep.inTask(at(a, TaskPlace.T8)), (s, c, next) -> {
            next.flag = SdeiState.NONE;
            next.done = configuration.again() ? s.done().without(c) : s.done();
            next.goes(c, TaskPlace.NONE);
        });
        TaskStep.put(
                system,
                SdeiKind.GIVE_UP,
                a -> TaskStep.inTask(
                        a.needs("c asks", (s, c, d) -> s.pc().get(c).isRequester())
                                .needs("flag # c", (s, c, d) -> s.flag() != c)),
                (s, c, next) -> next.goes(c, TaskPlace.NONE));
    }

    private static GuardedAction<SdeiState> at(GuardedAction<SdeiState> action, TaskPlace place) {
        return holdsFlag(action.needs("pc[c] = " + place.specName(), (s, c, d) -> s.at(c, place)));
    }

    private static GuardedAction<SdeiState> waits(GuardedAction<SdeiState> action) {
        return holdsFlag(action.needs("c waits", (s, c, d) -> s.pc().get(c).isWait()));
    }

    private static GuardedAction<SdeiState> holdsFlag(GuardedAction<SdeiState> action) {
        return action.needs("flag = c", (s, c, d) -> s.flag() == c);
    }

    private boolean isTimeOfPanic(SdeiState s, int c) {
        return !configuration.stoppers().contains(c) || configuration.asksAfterStop() == s.stopping();
    }

    private boolean isTimeOfSecond(SdeiState s) {
        return !configuration.lateSecond()
                || s.flag() == SdeiState.NONE
                || (s.at(s.flag(), configuration.lastWait()) && !s.bt().isEmpty() && signals.nobodyWillAnswer(s));
    }

    private SdeiState t1(SdeiState s, int c) {
        SdeiDraft next = s.change();
        next.done = s.done().with(c);
        boolean takesOver =
                configuration.panicTakes() && configuration.stoppers().contains(c);
        if (s.flag() == SdeiState.NONE || takesOver) {
            next.flag = c;
            next.goes(c, TaskPlace.T2);
        } else {
            next.dropped = s.dropped().with(c);
        }
        return next.state();
    }

    private static void t2(SdeiState s, int c, SdeiDraft next) {
        next.bt = s.online();
        next.asked = s.online();
        next.heard = CpuMask.EMPTY;
        next.listed = CpuMask.EMPTY;
        CpuMask late = CpuMask.EMPTY;
        for (int d = 0; d < s.h().values().size(); d++) {
            late = s.inTask(d) ? late : late.with(d);
        }
        next.late = late;
        next.goes(c, TaskPlace.T4);
    }

    private static void t4(SdeiState s, int c, SdeiDraft next) {
        next.heard = s.heard().with(c);
        next.bt = s.bt().without(c);
        next.toSend = s.bt().without(c);
        next.goes(c, TaskPlace.S);
    }

    private SdeiState signal(SdeiState s, int c, int d) {
        SdeiDraft next = s.change();
        next.toSend = s.toSend().without(d);
        if (!configuration.sdei()) {
            next.sgi = BacktraceSignals.sent(s, CpuMask.of(d));
        } else if (!configuration.signalErrors().contains(d)) {
            next.event = BacktraceSignals.signalled(s, CpuMask.of(d));
        }
        return next.state();
    }
}
