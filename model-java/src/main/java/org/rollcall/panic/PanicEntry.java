package org.rollcall.panic;

import static org.rollcall.panic.PanicState.NONE;

import org.rollcall.channel.SdeiEvent;
import org.rollcall.cpu.MaskState;
import org.rollcall.machine.CpuMask;
import org.rollcall.transition.ActionSystem;
import org.rollcall.transition.GuardedAction.Effect;

/**
 * What happens to a CPU before it panics or restarts, and the ways into a panic: vpanic, die, crash_kexec.
 *
 * @param configuration the constants
 */
record PanicEntry(PanicConfiguration configuration) {
    void into(ActionSystem<PanicState, PanicKind> system) {
        CpuMask lockUps = configuration.lockUps().or(configuration.hardLockUps());
        begins(
                system,
                PanicKind.LOCK_UP,
                lockUps,
                "LockUps",
                (s, c, d) -> s.change()
                        .goes(c, Place.STUCK)
                        .masks(c, configuration.hardLockUps().contains(c) ? MaskState.HARD : MaskState.IRQOFF)
                        .state());
        begins(system, PanicKind.PANIC, configuration.panickers(), "Panickers", masked(Place.J2));
        begins(system, PanicKind.DIE, configuration.oopsers(), "Oopsers", masked(Place.DIE));
        begins(system, PanicKind.RESTART, configuration.restarters(), "Restarters", masked(Place.RESTART));
        system.put(
                PanicKind.BACKTRACE,
                a -> a.needs(
                                "c in Requesters",
                                (s, c, d) -> configuration.requesters().contains(c))
                        .needs("c runs or is stuck", (s, c, d) -> s.at(c, Place.RUN) || s.at(c, Place.STUCK))
                        .needs("d online, another one", (s, c, d) -> s.others(c).contains(d))
                        .needs(
                                "no event on its way",
                                (s, c, d) -> s.event().get(d).isEmpty()),
                (s, c, d) -> {
                    PanicDraft next = s.change();
                    next.event =
                            s.event().with(d, PanicSignals.EVENT.sent(s.event().get(d), SdeiEvent.EV0));
                    return next.state();
                });
        system.put(
                PanicKind.DIE_LOCK,
                a -> a.needs("pc[c] = die", (s, c, d) -> s.at(c, Place.DIE))
                        .needs("dieLock = None", (s, c, d) -> s.dieLock() == NONE),
                (s, c, d) -> {
                    PanicDraft next = s.change().goes(c, Place.CRASH);
                    next.dieLock = c;
                    return next.state();
                });
        system.put(
                PanicKind.CRASH_KEXEC,
                a -> a.needs("pc[c] = crash", (s, c, d) -> s.at(c, Place.CRASH)),
                (s, c, d) -> crashKexec(s, c));
        system.put(
                PanicKind.CRASH_LOOKED,
                a -> a.needs("pc[c] = claim", (s, c, d) -> s.at(c, Place.CLAIM)),
                (s, c, d) -> looked(s, c));
    }

    private static void begins(
            ActionSystem<PanicState, PanicKind> system,
            PanicKind kind,
            CpuMask who,
            String words,
            Effect<PanicState> effect) {
        system.put(
                kind,
                a -> a.needs("c in " + words, (s, c, d) -> who.contains(c))
                        .needs("pc[c] = run", (s, c, d) -> s.at(c, Place.RUN)),
                effect);
    }

    /** local_irq_disable(), and on. */
    private static Effect<PanicState> masked(Place place) {
        return (s, c, d) -> s.change().goes(c, place).masks(c, MaskState.IRQOFF).state();
    }

    private PanicState crashKexec(PanicState s, int c) {
        PanicDraft next = s.change();
        boolean claims = s.panicCpu() == NONE && (configuration.crashImage() || !configuration.imageFirst());
        if (claims) {
            next.panicCpu = c;
        }
        return next.goes(c, claims ? Place.CLAIM : Place.J2).state();
    }

    private PanicState looked(PanicState s, int c) {
        PanicDraft next = s.change();
        if (!configuration.crashImage()) {
            next.panicCpu = NONE;
        }
        return next.goes(c, configuration.crashImage() ? Place.K1 : Place.J2).state();
    }
}
