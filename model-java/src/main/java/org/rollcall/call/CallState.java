package org.rollcall.call;

import java.util.Set;
import org.rollcall.machine.CpuMask;
import org.rollcall.transition.PerCpu;

/**
 * The variables of {@code CallFunction.tla}.
 *
 * @param pc where each CPU is
 * @param todo targets that its call has not queued
 * @param locked its csds that are locked: one for each target
 * @param owed targets that it has to send the IPI
 * @param asleep CPUs of which a task waits for its call, preempted
 * @param queue the queue of each CPU: the callers whose csd is in it
 * @param pend CPUs with the IPI pending
 */
public record CallState(
        PerCpu<CallPlace> pc,
        PerCpu<CpuMask> todo,
        PerCpu<CpuMask> locked,
        PerCpu<CpuMask> owed,
        CpuMask asleep,
        PerCpu<Set<Integer>> queue,
        CpuMask pend) {

    /** Whether CPU {@code c} is at a place. */
    boolean at(int c, CallPlace place) {
        return pc.get(c) == place;
    }

    CallState goes(int c, CallPlace place) {
        return new CallState(pc.with(c, place), todo, locked, owed, asleep, queue, pend);
    }

    CallState calls(int c, CpuMask targets) {
        return new CallState(pc, todo.with(c, targets), locked, owed, asleep, queue, pend);
    }

    CallState owes(int c, CpuMask targets) {
        return new CallState(pc, todo, locked, owed.with(c, targets), asleep, queue, pend);
    }

    CallState sleeping(CpuMask cpus) {
        return new CallState(pc, todo, locked, owed, cpus, queue, pend);
    }

    CallState pending(CpuMask cpus) {
        return new CallState(pc, todo, locked, owed, asleep, queue, cpus);
    }

    CallState queued(PerCpu<CpuMask> csds, PerCpu<Set<Integer>> queues) {
        return new CallState(pc, todo, csds, owed, asleep, queues, pend);
    }
}
