package org.rollcall.belief;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.rollcall.cpu.CpuConfiguration;
import org.rollcall.cpu.CpuFrame;
import org.rollcall.cpu.CpuIntid;
import org.rollcall.cpu.CpuMachine;
import org.rollcall.cpu.CpuMutation;
import org.rollcall.cpu.CpuState;
import org.rollcall.cpu.EoiMode;
import org.rollcall.cpu.GicHandleIrq;
import org.rollcall.cpu.PriorityConstants;
import org.rollcall.gic.SecurityConfiguration;

/** The registers of code that an interrupt handler was entered from, as the register-level model of a CPU reaches them. */
final class ReachedFrames {
    /**
     * What a dump shows.
     *
     * @param pmr pmr_save
     * @param i PSTATE.I
     */
    record Shown(int pmr, boolean i) {}

    private ReachedFrames() {}

    /** All of one generation of priorities, in every security configuration. */
    static Set<Shown> of(PriorityConstants constants, CpuIntid intid) {
        Set<Shown> shown = new HashSet<>();
        for (SecurityConfiguration security : SecurityConfiguration.values()) {
            GicHandleIrq handler =
                    constants == PriorityConstants.BEFORE_V6_11 ? GicHandleIrq.V5_10 : GicHandleIrq.V5_19;
            collect(
                    new CpuMachine(new CpuConfiguration(
                            security, constants, handler, EoiMode.values()[0], false, CpuMutation.values()[0])),
                    intid,
                    shown);
        }
        return shown;
    }

    private static void collect(CpuMachine machine, CpuIntid intid, Set<Shown> shown) {
        Set<CpuState> reached = new HashSet<>(Set.of(machine.initial()));
        Deque<CpuState> todo = new ArrayDeque<>(reached);
        while (!todo.isEmpty()) {
            CpuState state = todo.remove();
            if (state.top().at() == CpuFrame.At.HANDLER && state.top().id() == intid) {
                shown.add(new Shown(state.top().pmrSave(), state.top().spsrI()));
            }
            machine.enabled(state).stream()
                    .map(step -> machine.apply(state, step))
                    .filter(reached::add)
                    .forEach(todo::add);
        }
    }
}
