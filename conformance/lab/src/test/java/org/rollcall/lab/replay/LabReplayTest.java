package org.rollcall.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.kernel.SystemMap;
import org.rollcall.lab.stub.Cpu;
import org.rollcall.lab.stub.GdbStub;

/** The four verdicts, on a kernel of a few instructions. */
class LabReplayTest {
    /** A slave that comes before M4 leaves at once, and completes the count: the heart of F22. */
    private static final List<String> TRANSIENT_SLAVE = List.of(
            "cpus 2",
            "actor 1 echo g > /proc/sysrq-trigger",
            "1 E0 entered[0]=0 entered[1]=1 masters=0 slaves=0 master_lock=0 slave_lock=0 kgdb_active=-1",
            "1 E2Master masters=1",
            "1 LockMaster master_lock=1",
            "1 M1 kgdb_active=1",
            "0 Take KG",
            "0 H2 entered[0]=1",
            "0 E2Slave slaves=1",
            "0 R1",
            "1 M4 slave_lock=1",
            "1 M5",
            "1 RoundupSend 0",
            "1 M5End",
            "1 M6");

    @TempDir
    Path dir;

    /** Nobody types anything. */
    private static final class Silent implements Terminal {
        @Override
        public void type(String text) {}

        @Override
        public Optional<MatchResult> said(Pattern pattern, Duration budget, BooleanSupplier tooLate) {
            return Optional.empty();
        }

        @Override
        public String all() {
            return "";
        }
    }

    private final List<StepReport> reports = new ArrayList<>();

    private Verdict replay(LabelTable labels, List<String> trace) throws IOException {
        LabSchedule schedule = TraceFile.parse("test", String.join("\n", trace), labels);
        Path socket = dir.resolve("gdb");
        try (var kernel = new SimulatedKernel(socket);
                GdbStub stub = GdbStub.connect(socket)) {
            assertThat(kernel.stub().asked()).isNotEmpty();
            return new LabReplay(stub, SystemMap.of(SimulatedKernel.systemMap()), labels, Patience.USUAL, new Silent())
                    .run(schedule, reports::add);
        }
    }

    private Verdict replay(List<String> trace) throws IOException {
        return replay(LabelTable.mainline(), trace);
    }

    private static List<String> moved(List<String> trace, String line, String behind) {
        List<String> moved = new ArrayList<>(trace);
        moved.remove(line);
        moved.add(moved.indexOf(behind) + 1, line);
        return moved;
    }

    private static List<String> replaced(List<String> trace, String line, String by) {
        return trace.stream().map(each -> each.equals(line) ? by : each).toList();
    }

    @Test
    void aScheduleThatTheKernelCanTakeIsConfirmed() throws IOException {
        assertThat(replay(TRANSIENT_SLAVE)).isEqualTo(new Verdict.Confirmed(13, 13 * 7));
        assertThat(reports).hasSize(13);
        assertThat(reports.get(4).where()).isEqualTo("ipi_handler");
        assertThat(reports.get(5).changed()).extracting(Expected::toString).containsExactly("entered[0]=1");
        assertThat(reports.get(12).where()).isEqualTo("kdb_stub");
    }

    @Test
    void aReorderedScheduleDiverges() throws IOException {
        Verdict verdict = replay(moved(TRANSIENT_SLAVE, "0 R1", "1 M4 slave_lock=1"));
        assertThat(verdict).isInstanceOf(Verdict.Diverged.class);
        assertThat(verdict.text()).isEqualTo("at step 9, 0 R1: CPU 0: waiting for slave_lock instead");
        assertThat(verdict.where()).containsOnlyKeys(new Cpu(0), new Cpu(1));
        assertThat(verdict.where().get(new Cpu(0))).startsWith("kgdb_cpu_enter+");
    }

    @Test
    void aTimeoutInsteadOfTheCountDiverges() throws IOException {
        List<String> trace = new ArrayList<>(TRANSIENT_SLAVE);
        trace.add(trace.indexOf("1 M4 slave_lock=1"), "0 R4 slaves=0 entered[0]=0");
        Verdict verdict = replay(trace);
        assertThat(verdict).isInstanceOf(Verdict.Diverged.class);
        assertThat(verdict.text()).contains("1 M6").contains("call of _printk from kgdb_cpu_enter instead");
    }

    @Test
    void aWrongPredictionIsFound() throws IOException {
        Verdict verdict = replay(replaced(TRANSIENT_SLAVE, "1 M1 kgdb_active=1", "1 M1 kgdb_active=1 slaves=1"));
        assertThat(verdict).isInstanceOf(Verdict.CheckFailed.class);
        assertThat(verdict.text()).isEqualTo("after step 4, 1 M1 kgdb_active=1 slaves=1: expected slaves=1, found 0");
    }

    @Test
    void aStepThatTheKernelDoesNotTakeIsNotReached() throws IOException {
        LabelTable impatient = LabelTable.of(
                "impatient",
                "sgi BT 6\nTake call ipi_handler with x0-ipi_irq_base=sgi\nP1 write print_owner := self within 1");
        Verdict verdict = replay(impatient, List.of("cpus 2", "actor 1 true", "0 Take BT masters=0", "0 P1"));
        assertThat(verdict).isInstanceOf(Verdict.NotReached.class);
        assertThat(verdict.text()).isEqualTo("at step 2, 0 P1: no store to print_owner by CPU 0");
    }

    @Test
    void anInterruptOfAnotherKindIsSteppedOver() throws IOException {
        assertThat(replay(List.of("cpus 2", "actor 1 true", "0 Take BT masters=0", "0 Take KG")))
                .isEqualTo(new Verdict.Confirmed(2, 2));
    }

    @Test
    void aKernelWithoutASymbolIsRefusedBeforeAnythingIsDone() {
        SystemMap map = SystemMap.of("ffff800080000000 T _text\n");
        LabelTable labels = LabelTable.mainline();
        LabSchedule schedule = TraceFile.parse("test", String.join("\n", TRANSIENT_SLAVE), labels);
        assertThatThrownBy(() -> LabReplay.check(schedule, map, labels))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("has no symbol")
                .hasMessageContaining("KGDB");
    }
}
