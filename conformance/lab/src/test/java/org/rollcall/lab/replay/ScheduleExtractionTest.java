package org.rollcall.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.stub.Cpu;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Schedule;
import org.rollcall.spec.tla.TlaTools;

/** Counterexamples of real models, printed in process. */
class ScheduleExtractionTest {
    private static final LabelTable LABELS = LabelTable.mainline();

    private static List<String> hidden(LabSchedule schedule) {
        return schedule.steps().stream()
                .filter(LabStep::hidden)
                .map(LabStep::text)
                .toList();
    }

    private static int place(LabSchedule schedule, String step) {
        List<String> all = schedule.steps().stream().map(LabStep::text).toList();
        assertThat(all).contains(step);
        return all.indexOf(step);
    }

    @Test
    void aStaleDelivery() {
        LabSchedule schedule = ScheduleExtraction.of(Counterexamples.run("ML-nmi-f22"), LABELS);
        assertThat(schedule.cpus()).isEqualTo(3);
        assertThat(schedule.pseudoNmi()).isTrue();
        assertThat(schedule.offline()).isEmpty();
        assertThat(schedule.actors())
                .containsExactly(new Actor(
                        new Cpu(1),
                        "echo g > /proc/sysrq-trigger; echo g > /proc/sysrq-trigger",
                        "write_sysrq_trigger"));
        assertThat(hidden(schedule)).containsExactly("LongHardWindow(c3)", "LongHardWindowEnd(c3)", "Ret(c1)");
        assertThat(schedule.absent()).containsExactly(new Cpu(2));
        LabStep timeout = schedule.steps().get(place(schedule, "TimeoutKg(c2)"));
        assertThat(timeout.alongside())
                .as("the parked slave, not the CPU in firmware")
                .containsExactly(new Cpu(0));
        LabStep last = schedule.steps().get(schedule.steps().size() - 1);
        assertThat(last.text()).isEqualTo("M6(c2)");
        assertThat(last.expected())
                .extracting(Expected::toString)
                .contains("masters=1", "slaves=2", "kgdb_active=1", "slave_lock=1", "num_online=3")
                .noneMatch(text -> text.startsWith("print_owner") || text.startsWith("backtrace"));
    }

    @Test
    void aCpuThatComesOnline() {
        LabSchedule schedule = ScheduleExtraction.of(Counterexamples.run("ML-nmi-f23"), LABELS);
        assertThat(schedule.offline()).containsExactly(new Cpu(2));
        assertThat(schedule.actors())
                .extracting(Actor::gate)
                .as("the hotplug operation is gathered first")
                .containsExactly("__cpu_up", "write_sysrq_trigger");
        assertThat(schedule.steps().get(0).alongside()).containsExactly(new Cpu(0));
        assertThat(schedule.steps().get(1).expected())
                .extracting(Expected::toString)
                .as("the mask before the counter")
                .contains("cpu_online[2]=1", "num_online=2");
        assertThat(schedule.absent()).containsExactly(new Cpu(2));
    }

    @Test
    void aParkedHolderOfThePrintLock() {
        ModelRun printed = Counterexamples.run("ML-nmi-f26");
        assertThat(Reordering.isNeeded(printed)).isTrue();
        ModelRun reordered = new Reordering(Counterexamples.replay("ML-nmi-f26")).of(printed);
        LabSchedule schedule = ScheduleExtraction.of(reordered, LABELS);
        assertThat(place(schedule, "T4(c1)")).isLessThan(place(schedule, "DumpStack(c4)"));
        assertThat(place(schedule, "M1(c2)")).isLessThan(place(schedule, "T5(c1, c3)"));
        assertThat(reordered.steps()).containsExactlyInAnyOrderElementsOf(printed.steps());
        assertThat(schedule.steps().get(place(schedule, "TimeoutKg(c2)")).alongside())
                .as("nobody is held: the kernel itself cannot get out")
                .containsExactly(new Cpu(0), new Cpu(2), new Cpu(3));
        assertThat(schedule.absent()).isEmpty();
    }

    /** The handler interrupted a print on its own CPU: the lock's owner stays, how often it has the lock is counted. */
    @Test
    void aPrintInsideAPrint() {
        Machine printer = new Machine(Configuration.of(KernelVersion.ML, 2)
                .withBacktrace(backtrace -> backtrace.withPrintLock(true))
                .with(Habit.PRINTERS, CpuMask.of(1)));
        LabSchedule schedule = new ModelSchedules(printer, TlaTools.ofProgram().moduleText("MCIpiNmi"), LABELS)
                .of("nested", Schedule.parse("""
                        T1(c1)
                        T2(c1)
                        T4(c1)
                        T4End(c1)
                        DumpStack(c2)
                        T5(c1, c2)
                        Take(c2, BT)
                        H1(c2)
                        P1(c2)
                        P2(c2)
                        P3(c2)
                        Ret(c2)
                        DumpStackEnd(c2)
                        """));
        assertThat(schedule.steps())
                .extracting(LabStep::action)
                .contains("P1Nested", "P2Nested", "DumpStackEnd")
                .doesNotContain("P1", "P2");
        assertThat(LABELS.symbols(schedule.steps())).contains("printk_cpu_sync_nested");
    }

    /** arm64_send_nmi of the series takes a mask: all are sent to when the first one is. */
    @Test
    void oneSendToAll() {
        LabSchedule schedule =
                ScheduleExtraction.of(Counterexamples.run("V6-nmi-f22b"), LabelTable.of(KernelVersion.V6));
        assertThat(hidden(schedule)).contains("RoundupSend(c2, c3)").doesNotContain("RoundupSend(c2, c1)");
        assertThat(hidden(ScheduleExtraction.of(Counterexamples.run("ML-nmi-f22"), LABELS)))
                .noneMatch(text -> text.startsWith("RoundupSend"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "V73-sdei-n1 | the firmware of the lab's machine has no SDEI",
                "ML-nmi-btc-repaired | no kernel has its repairs"
            })
    void whatTheLabHasNotIsRefused(String model, String reason) {
        ModelReplay replay = Counterexamples.replay(model);
        assertThatThrownBy(() -> replay.run("", new Schedule(List.of())))
                .isInstanceOf(LabException.class)
                .hasMessage(model + ": " + reason);
    }

    @Test
    void aModelOfAnotherKernelIsRefused() {
        LabSchedule schedule = ScheduleExtraction.of(Counterexamples.run("V6-irq-f34"), LABELS);
        assertThatThrownBy(() -> LABELS.symbols(schedule.steps()))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("not arm64 since 6.7");
    }
}
