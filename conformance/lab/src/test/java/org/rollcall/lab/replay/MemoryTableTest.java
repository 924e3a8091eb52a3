package org.rollcall.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rollcall.lab.stub.Cpu;

class MemoryTableTest {
    private static final Expected MASTERS = Expected.shared(KernelVariable.MASTERS, 1);
    private static final Expected SLAVES = Expected.shared(KernelVariable.SLAVES, 2);
    private static final Expected ENTERED = new Expected(KernelVariable.ENTERED, new Cpu(1), 1);

    private static LabStep step(String text, boolean hidden, Expected... expected) {
        return new LabStep(
                text, text, new Cpu(1), Optional.empty(), Optional.empty(), hidden, new TreeSet<>(), List.of(expected));
    }

    private static final List<LabStep> STEPS =
            List.of(step("E0", false, MASTERS), step("M1", true), step("M6", false, MASTERS, SLAVES, ENTERED));

    private static MemoryTable table(Verdict verdict, StepReport... steps) {
        var none = new TreeSet<Cpu>();
        var schedule = new LabSchedule("m", "p", 2, true, none, List.of(), STEPS, none);
        return MemoryTable.of(schedule, new ReplayLab.Result(verdict, List.of(steps), List.of()));
    }

    private static StepReport report(int number, String where) {
        return new StepReport(number, STEPS.get(number - 1), where, List.of());
    }

    @Test
    void whatHeldIsTheSameOnBothSides() {
        MemoryTable table =
                table(new Verdict.Confirmed(3, 4), report(1, "kgdb_cpu_enter"), report(2, ""), report(3, "kdb_main"));
        assertThat(table.rows())
                .containsExactly(
                        List.of(),
                        List.of(List.of("masters", "1", "1")),
                        List.of(),
                        List.of(
                                List.of("masters", "1", "1"),
                                List.of("slaves", "2", "2"),
                                List.of("entered[1]", "1", "1")));
        assertThat(table.places())
                .containsExactly("", "CPU 1 is halted at kgdb_cpu_enter", "", "CPU 1 is halted at kdb_main");
    }

    @Test
    void whatFailedIsAsTheKernelHasItAndTheRestWasNotRead() {
        var failed = new Verdict.CheckFailed(3, "M6", SLAVES, 7, Collections.emptySortedMap());
        MemoryTable table = table(failed, report(1, "kgdb_cpu_enter"));
        assertThat(table.rows().get(3))
                .containsExactly(
                        List.of("masters", "1", "1"),
                        List.of("slaves", "2", "7"),
                        List.of("entered[1]", "1", "not read"));
    }

    @Test
    void whereNothingWasReadThereIsNothing() {
        var lost = new Verdict.NotReached(3, "M6", "kgdb", Collections.emptySortedMap());
        assertThat(table(lost, report(1, "x")).rows().subList(2, 4)).containsOnly(List.of());
    }
}
