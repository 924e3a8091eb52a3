package org.rollcall.call;

import java.util.Set;
import org.rollcall.channel.Channel;
import org.rollcall.channel.CsdChannel;
import org.rollcall.machine.CpuMask;
import org.rollcall.transition.ActionSystem;
import org.rollcall.transition.PerCpu;

/** The transition system of {@code CallFunction.tla}: {@code smp_call_function_many_cond()}. */
public final class CallFunction {
    private static final Channel<Integer> CSD = new CsdChannel<>();

    private final CallConfiguration configuration;
    private final ActionSystem<CallState, CallKind> system;

    private CallFunction(CallConfiguration configuration) {
        this.configuration = configuration;
        int cpus = configuration.cpu().size();
        CallState initial = new CallState(
                PerCpu.of(cpus, CallPlace.NONE),
                PerCpu.of(cpus, CpuMask.EMPTY),
                PerCpu.of(cpus, CpuMask.EMPTY),
                PerCpu.of(cpus, CpuMask.EMPTY),
                CpuMask.EMPTY,
                PerCpu.of(cpus, Set.of()),
                CpuMask.EMPTY);
        system = new ActionSystem<>(initial, CallKind.class, cpus);
        caller();
        target();
    }

    /** The machine of a configuration: no CPU calls. */
    public static ActionSystem<CallState, CallKind> of(CallConfiguration configuration) {
        return new CallFunction(configuration).system;
    }

    private void caller() {
        system.put(
                CallKind.CALL,
                a -> a.needs(
                                "c in Callers",
                                (s, c, d) -> configuration.callers().contains(c))
                        .needs("pc[c] = -", (s, c, d) -> s.at(c, CallPlace.NONE)),
                (s, c, d) ->
                        s.goes(c, CallPlace.LOCK).calls(c, configuration.cpu().without(c)));
        system.put(
                CallKind.CSD_LOCK,
                a -> a.needs("pc[c] = lock", (s, c, d) -> s.at(c, CallPlace.LOCK))
                        .needs("d in todo[c]", (s, c, d) -> s.todo().get(c).contains(d))
                        .needs("csd unlocked", (s, c, d) -> !s.locked().get(c).contains(d))
                        .needs(
                                "nothing owed",
                                (s, c, d) -> !configuration.sendEach()
                                        || s.owed().get(c).isEmpty()),
                CallFunction::queues);
        system.put(
                CallKind.SEND_OWED,
                a -> a.needs("pc[c] = lock", (s, c, d) -> s.at(c, CallPlace.LOCK))
                        .needs("the loop ends", (s, c, d) -> s.todo().get(c).isEmpty() || sendsEarly(s, c)),
                (s, c, d) -> s.pending(s.pend().or(s.owed().get(c)))
                        .owes(c, CpuMask.EMPTY)
                        .goes(c, afterSend(s, c)));
        system.put(
                CallKind.WAIT_END,
                a -> a.needs("pc[c] = wait", (s, c, d) -> s.at(c, CallPlace.WAIT))
                        .needs("no csd locked", (s, c, d) -> s.locked().get(c).isEmpty()),
                (s, c, d) -> s.goes(c, CallPlace.NONE));
        system.put(
                CallKind.PREEMPT,
                a -> a.needs("Preemptible", (s, c, d) -> configuration.preemptible())
                        .needs("pc[c] = wait", (s, c, d) -> s.at(c, CallPlace.WAIT))
                        .needs("c not in asleep", (s, c, d) -> !s.asleep().contains(c)),
                (s, c, d) -> s.sleeping(s.asleep().with(c)).goes(c, CallPlace.NONE));
        system.put(
                CallKind.WAKE_END,
                a -> a.needs("c in asleep", (s, c, d) -> s.asleep().contains(c))
                        .needs("pc[c] = -", (s, c, d) -> s.at(c, CallPlace.NONE))
                        .needs("no csd locked", (s, c, d) -> s.locked().get(c).isEmpty()),
                (s, c, d) -> s.sleeping(s.asleep().without(c)));
    }

    private void target() {
        system.put(
                CallKind.TAKE_CALL,
                a -> a.needs("c in pend", (s, c, d) -> s.pend().contains(c))
                        .needs("takes interrupts", (s, c, d) -> !s.pc().get(c).isGone()),
                (s, c, d) -> runs(s, c));
        system.put(
                CallKind.LOCK_UP,
                a -> a.needs(
                                "c in LockUps",
                                (s, c, d) -> configuration.lockUps().contains(c))
                        .needs("pc[c] = -", (s, c, d) -> s.at(c, CallPlace.NONE)),
                (s, c, d) -> s.goes(c, CallPlace.STUCK));
        system.put(
                CallKind.PARK,
                a -> a.needs("c in Parks", (s, c, d) -> configuration.parks().contains(c))
                        .needs("not gone", (s, c, d) -> !s.pc().get(c).isGone()),
                (s, c, d) -> parks(s, c));
    }

    private static CallState queues(CallState s, int c, int d) {
        Set<Integer> queue = s.queue().get(d);
        CpuMask owed = s.owed().get(c);
        return s.calls(c, s.todo().get(c).without(d))
                .queued(s.locked().with(c, s.locked().get(c).with(d)), s.queue().with(d, CSD.sent(queue, c)))
                .owes(c, CSD.signals(queue) ? owed.with(d) : owed);
    }

    private boolean sendsEarly(CallState s, int c) {
        return configuration.sendEach() && !s.owed().get(c).isEmpty();
    }

    private CallPlace afterSend(CallState s, int c) {
        if (!s.todo().get(c).isEmpty()) {
            return CallPlace.LOCK;
        }
        return configuration.waits() ? CallPlace.WAIT : CallPlace.NONE;
    }

    private CallState runs(CallState s, int c) {
        PerCpu<CpuMask> locked = s.locked();
        if (configuration.mutation() != CallMutation.C1) {
            for (int caller : s.queue().get(c)) {
                locked = locked.with(caller, locked.get(caller).without(c));
            }
        }
        return s.pending(s.pend().without(c))
                .queued(locked, s.queue().with(c, CSD.left(s.queue().get(c), c)));
    }

    private CallState parks(CallState s, int c) {
        CallState parked = s.goes(c, CallPlace.PARKED);
        return configuration.parkSends()
                ? parked.pending(s.pend().or(s.owed().get(c))).owes(c, CpuMask.EMPTY)
                : parked;
    }
}
