package org.rollcall.belief;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.kernel.StepKind;
import org.rollcall.kernel.Variant;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuSet;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Step;

/** Machines far beyond an exact search. */
class ManyCpusTest {
    @ParameterizedTest
    @ValueSource(ints = {8, 24})
    void aSecondAnswerAmongManyIsRefuted(int cpus) {
        List<Observation> seen = new ArrayList<>();
        add(seen, StepKind.T4, 0);
        add(seen, StepKind.T5_END, 0);
        for (int cpu = cpus - 1; cpu > 1; cpu--) {
            add(seen, StepKind.P1, cpu);
        }
        add(seen, StepKind.P1, cpus / 2);
        add(seen, StepKind.P1, 1);
        assertThat(Belief.refuted(machine(cpus, 1), seen)).isEqualTo(cpus);
        seen.remove(cpus);
        assertThat(Belief.refuted(machine(cpus, 1), seen)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 24})
    void aSlaveDoesNotLeaveTheDebuggerBeforeGo(int cpus) {
        List<Observation> seen = new ArrayList<>();
        seen.add(new Observation.WaitOver(1));
        for (int cpu = 0; cpu < cpus; cpu++) {
            seen.add(cpu % 5 == 4 ? new Observation.NotInDebugger(cpu, 2) : new Observation.InDebugger(cpu, 2));
        }
        assertThat(Belief.refuted(machine(cpus, 0), seen)).isEqualTo(-1);
        seen.add(new Observation.InDebugger(4, 3));
        assertThat(Belief.refuted(machine(cpus, 0), seen)).as("a late one").isEqualTo(-1);
        seen.add(new Observation.NotInDebugger(3, 4));
        assertThat(Belief.refuted(machine(cpus, 0), seen)).isEqualTo(cpus + 2);
    }

    private static Machine machine(int cpus, int requests) {
        return new Machine(Configuration.of(Variant.ML, cpus)
                .withPrintLock(true)
                .withLongHard(CpuSet.first(cpus))
                .withMaxBt(requests)
                .withMaxKg(1 - requests)
                .withMasters(CpuSet.of(0)));
    }

    private static void add(List<Observation> seen, StepKind kind, int cpu) {
        seen.add(new Observation.Taken(new Step(kind, cpu, -1), seen.size() + 1));
    }
}
