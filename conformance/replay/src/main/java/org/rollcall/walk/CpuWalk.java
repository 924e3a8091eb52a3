package org.rollcall.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.rollcall.counterexample.ItfTrace;
import org.rollcall.counterexample.Sequence;
import org.rollcall.cpu.CpuIntid;
import org.rollcall.cpu.CpuMachine;
import org.rollcall.cpu.CpuState;
import org.rollcall.cpu.CpuStep;
import org.rollcall.replay.CpuNotation;
import org.rollcall.spec.SpecValue;

/** One CPU and its interface to be walked: the variables of {@code PriorityMask.tla}, and the registers that hold them. */
public final class CpuWalk {
    private static final List<CpuIntid> INTIDS = List.of(CpuIntid.IRQ, CpuIntid.NMI);

    private CpuWalk() {}

    /** The walk of a CPU. It judges no property by itself. */
    public static Walk<CpuState, CpuStep> of(CpuMachine machine) {
        List<Field<CpuState>> variables = CpuNotation.values(machine, machine.initial()).keySet().stream()
                .map(name -> new Field<CpuState>(
                        name,
                        state -> Objects.requireNonNull(
                                CpuNotation.values(machine, state).get(name)),
                        value -> ItfTrace.value((SpecValue) value)))
                .toList();
        var cpu = new Lane<>(Sequence.MACHINE, List.<Field<CpuState>>of(), registers(machine), CpuStep.all());
        return new Walk<>(machine, List.of(cpu), variables, state -> CpuNotation.values(machine, state), Map.of());
    }

    /** As {@link MachineWalk} has them. The module has no interrupt that is disabled. */
    private static List<Field<CpuState>> registers(CpuMachine machine) {
        List<Field<CpuState>> registers = new ArrayList<>();
        registers.add(Registers.hex("ICC_PMR_EL1", CpuState::pmr));
        registers.add(Registers.hex("ICC_RPR_EL1", machine::runningPriority));
        registers.add(Field.plain("PSTATE.I", state -> state.daifI() ? "1" : "0"));
        registers.add(Field.plain("Mask", state -> machine.maskState(state).specName()));
        registers.add(intids("pending", CpuState::pend));
        registers.add(intids("enabled", state -> CpuIntid.IRQ.bit() | CpuIntid.NMI.bit()));
        registers.add(intids("active", CpuState::active));
        registers.add(intids("taken", state -> machine.takenNext(state).bit()));
        INTIDS.forEach(intid -> registers.add(Registers.hex("priority " + intid, state -> machine.priority(intid))));
        return registers;
    }

    private static Field<CpuState> intids(String name, ToIntFunction<CpuState> read) {
        return new Field<>(name, read::applyAsInt, bits -> members((int) bits));
    }

    private static List<String> members(int bits) {
        return INTIDS.stream()
                .filter(intid -> (bits & intid.bit()) != 0)
                .map(CpuIntid::specName)
                .toList();
    }
}
