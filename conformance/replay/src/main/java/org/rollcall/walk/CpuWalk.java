package org.rollcall.walk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rollcall.counterexample.ItfTrace;
import org.rollcall.counterexample.Sequence;
import org.rollcall.cpu.CpuMachine;
import org.rollcall.cpu.CpuState;
import org.rollcall.cpu.CpuStep;
import org.rollcall.replay.CpuNotation;
import org.rollcall.spec.SpecValue;

/** One CPU and its interface to be walked: the variables of {@code PriorityMask.tla} are its registers. */
public final class CpuWalk {
    private CpuWalk() {}

    /** The walk of a CPU. It has no goals: its properties are about steps. */
    public static Walk<CpuState, CpuStep> of(CpuMachine machine) {
        List<Field<CpuState>> variables = CpuNotation.values(machine, machine.initial()).keySet().stream()
                .map(name -> new Field<CpuState>(
                        name,
                        state -> Objects.requireNonNull(
                                CpuNotation.values(machine, state).get(name)),
                        value -> ItfTrace.value((SpecValue) value)))
                .toList();
        List<Field<CpuState>> registers =
                List.of(Field.plain("Mask", state -> machine.maskState(state).specName()));
        var cpu = new Lane<>(Sequence.MACHINE, List.<Field<CpuState>>of(), registers, CpuStep.all());
        return new Walk<>(machine, List.of(cpu), variables, Map.of());
    }
}
