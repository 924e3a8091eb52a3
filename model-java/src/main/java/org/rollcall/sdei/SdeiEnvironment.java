package org.rollcall.sdei;

import org.rollcall.transition.ActionSystem;
import org.rollcall.transition.GuardedAction;
import org.rollcall.transition.PerCpu;

/**
 * What happens to the event and to the CPUs while a request runs: hotplug, deep idle, a reboot, a stop, a debugger.
 *
 * @param configuration the constants
 */
record SdeiEnvironment(SdeiConfiguration configuration) {
    void into(ActionSystem<SdeiState, SdeiKind> system) {
        availability(system);
        cpus(system);
        debugger(system);
    }

    private void availability(ActionSystem<SdeiState, SdeiKind> system) {
        TaskStep.put(
                system,
                SdeiKind.SDEI_TEARDOWN,
                a -> a.needs("Teardown", (s, c, d) -> configuration.teardown())
                        .needs("deaf # CPU", (s, c, d) -> !s.deaf().equals(configuration.cpu())),
                (s, c, next) -> next.deaf = configuration.cpu());
        TaskStep.put(
                system,
                SdeiKind.SDEI_CPU_UP,
                a -> TaskStep.inTask(a.needs("Sdei", (s, c, d) -> configuration.sdei())
                        .needs(
                                "c in Offline",
                                (s, c, d) -> configuration.offline().contains(c))
                        .needs("c in online", (s, c, d) -> s.online().contains(c))
                        .needs("c in deaf", (s, c, d) -> s.deaf().contains(c))),
                (s, c, next) -> next.deaf = s.deaf().without(c));
        TaskStep.put(
                system,
                SdeiKind.PM_ENTER,
                a -> TaskStep.inTask(idle(a.needs(
                                "c in Idlers",
                                (s, c, d) -> configuration.idlers().contains(c))
                        .needs("c not in deaf", (s, c, d) -> !s.deaf().contains(c)))),
                (s, c, next) -> next.deaf = s.deaf().with(c));
        TaskStep.put(
                system,
                SdeiKind.PM_EXIT,
                a -> TaskStep.inTask(a.needs(
                                "c in Idlers",
                                (s, c, d) -> configuration.idlers().contains(c))
                        .needs("c in deaf", (s, c, d) -> s.deaf().contains(c))),
                (s, c, next) -> next.deaf = s.deaf().without(c));
    }

    private void cpus(ActionSystem<SdeiState, SdeiKind> system) {
        TaskStep.put(
                system,
                SdeiKind.CPU_UP,
                a -> a.needs("c not in online", (s, c, d) -> !s.online().contains(c))
                        .needs("pc[c] = -", (s, c, d) -> comesUp(s, c)),
                (s, c, next) -> next.online = s.online().with(c));
        TaskStep.put(
                system,
                SdeiKind.LOCK_UP,
                a -> TaskStep.inTask(idle(a.needs(
                                "c in LockUps",
                                (s, c, d) -> configuration.lockUps().contains(c))
                        .needs("not yet", (s, c, d) -> !s.masked().contains(c)))),
                (s, c, next) -> next.masked = s.masked().with(c));
        TaskStep.put(
                system,
                SdeiKind.STOP_CPUS,
                a -> TaskStep.inTask(idle(a.needs(
                                        "c in Stoppers",
                                        (s, c, d) -> configuration.stoppers().contains(c))
                                .needs("not stopping", (s, c, d) -> !s.stopping())))
                        .needs(
                                "c has asked",
                                (s, c, d) -> !asksFirst(c) || s.done().contains(c)),
                (s, c, next) -> {
                    next.stopping = true;
                    next.deaf = s.deaf().with(c);
                    next.event = BacktraceSignals.signalled(s, s.online().without(c));
                });
        TaskStep.put(
                system,
                SdeiKind.ROUNDUP_SGI,
                a -> a.needs(
                                "c in RoundedUp",
                                (s, c, d) -> configuration.roundedUp().contains(c))
                        .needs("not pending", (s, c, d) -> !s.roundup().contains(c))
                        .needs("h[c] # -", (s, c, d) -> !s.inTask(c)),
                (s, c, next) -> next.roundup = s.roundup().with(c));
        TaskStep.put(
                system,
                SdeiKind.TASK_GOES_ON,
                a -> TaskStep.inTask(
                        a.needs("c in roundup", (s, c, d) -> s.roundup().contains(c))
                                .needs("not yet", (s, c, d) -> !s.ran().contains(c))),
                (s, c, next) -> next.ran = s.ran().with(c));
    }

    private void debugger(ActionSystem<SdeiState, SdeiKind> system) {
        TaskStep.put(
                system,
                SdeiKind.DEBUGGER_ENTER,
                a -> idle(a.needs(
                                "c in Debuggers",
                                (s, c, d) -> configuration.debuggers().contains(c)))
                        .needs("psync = None", (s, c, d) -> isPrintLockFree(s))
                        .needs("the others can be parked", (s, c, d) -> canPark(s)),
                (s, c, next) -> {
                    next.psync = c;
                    for (int d : configuration.cpu()) {
                        next.pc = configuration.missed().contains(d) ? next.pc : next.pc.with(d, TaskPlace.SLAVE);
                    }
                    next.goes(c, TaskPlace.KDB);
                });
        TaskStep.put(
                system,
                SdeiKind.DEBUGGER_GO,
                a -> TaskStep.inTask(a.needs("pc[c] = kdb", (s, c, d) -> s.at(c, TaskPlace.KDB))),
                (s, c, next) -> next.goes(c, TaskPlace.X3));
        TaskStep.put(
                system,
                SdeiKind.DEBUGGER_LEAVE,
                a -> TaskStep.inTask(a.needs("pc[c] = X3", (s, c, d) -> s.at(c, TaskPlace.X3)))
                        .needs("no slave handles", (s, c, d) -> slavesAreIdle(s)),
                (s, c, next) -> {
                    next.psync = SdeiState.NONE;
                    next.pc = left(s.pc());
                });
    }

    private static GuardedAction<SdeiState> idle(GuardedAction<SdeiState> action) {
        return action.needs("pc[c] = -", (s, c, d) -> s.at(c, TaskPlace.NONE));
    }

    private boolean comesUp(SdeiState s, int c) {
        return configuration.mutation() == SdeiMutation.U1 || s.at(c, TaskPlace.NONE);
    }

    private boolean isPrintLockFree(SdeiState s) {
        return configuration.mutation() == SdeiMutation.X1 || s.psync() == SdeiState.NONE;
    }

    private boolean asksFirst(int c) {
        return configuration.requesters().contains(c) && !configuration.asksAfterStop();
    }

    private boolean canPark(SdeiState s) {
        return configuration.cpu().stream()
                .allMatch(d -> s.inTask(d)
                        && (s.at(d, TaskPlace.NONE) || configuration.missed().contains(d)));
    }

    private boolean slavesAreIdle(SdeiState s) {
        return configuration.cpu().stream().allMatch(d -> !s.at(d, TaskPlace.SLAVE) || s.inTask(d));
    }

    private static PerCpu<TaskPlace> left(PerCpu<TaskPlace> pc) {
        return pc.map(place -> place == TaskPlace.X3 || place == TaskPlace.SLAVE ? TaskPlace.NONE : place);
    }
}
