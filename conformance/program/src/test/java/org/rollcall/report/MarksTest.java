package org.rollcall.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Kind;
import org.rollcall.roll.LogChecker;
import org.rollcall.roll.RollCall;

/** Which lanes a line belongs to, and as what. */
class MarksTest {
    private static final String CSD =
            "[   20.0][    C1] smp: csd: Detected non-responsive CSD lock (#3) on CPU#1, waiting 5000000176 ns for CPU#02 do_work+0x0/0x8(0x0).\n";

    private static List<String> marks(Kind kind, String log) throws IOException {
        List<RollCall> calls = new ArrayList<>();
        var marks = new Marks();
        new LogChecker(calls::add, marks::add).check(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)));
        RollCall call =
                calls.stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
        return marks.of(call).stream()
                .map(mark -> mark.line() + " " + mark.sign() + " " + mark.cpus())
                .toList();
    }

    @Test
    void aStopIsOfTheCpuThatStopsAndOfThoseThatDoNot() throws IOException {
        assertThat(marks(Kind.STOP, """
                [    9.0][    C1] SMP: stopping secondary CPUs
                [   10.0][    C1] SMP: retry stop with NMI for CPUs 2-3
                [   11.0][    C1] SMP: failed to stop secondary CPUs 1,3
                """)).containsExactly("1 REQUEST 1", "2 NOTE 2-3", "3 MISSED 3");
        assertThat(marks(Kind.STOP, """
                CPU0: stopping
                CPU: 1 PID: 1 Comm: init Not tainted 6.12.0 #1
                SMP: stopping secondary CPUs
                CPU2: stopping
                SMP: failed to stop secondary CPUs 3
                """)).containsExactly("1 ANSWERED 0", "3 REQUEST 1", "4 ANSWERED 2", "5 MISSED 3");
    }

    @ParameterizedTest
    @CsvSource({
        "smp: \tcsd: CSD lock (#3) unresponsive., 2 MISSED 2",
        "smp: \tcsd: CSD lock (#3) handling this request., 2 NOTE 2",
        "smp: csd: Re-sending CSD lock (#3) IPI from CPU#01 to CPU#02, 2 REQUEST 1;2 NOTE 2",
        "'smp: csd: CSD lock (#3) got unstuck on CPU#01, CPU#02 released the lock.', 2 NOTE 1;2 ANSWERED 2"
    })
    void aWaitOfCsdIsOfTheCpuThatWaitsAndOfItsTarget(String next, String marks) throws IOException {
        assertThat(marks(Kind.CSD, CSD + "[   20.1][    C1] " + next + "\n"))
                .containsExactlyElementsOf(
                        Stream.concat(Stream.of("1 REQUEST 1", "1 NOTE 2"), Stream.of(marks.split(";")))
                                .toList());
    }

    @Test
    void theEndOfAWaitIsOfTheCpusThatAreStillSilent() throws IOException {
        assertThat(marks(Kind.BACKTRACE, """
                [    1.0] Sending NMI from CPU 0 to CPUs 1-3:
                [    1.1] NMI backtrace for cpu 1 skipped: idling at cpu_do_idle+0x24/0x48
                [   11.0] After 10 seconds, these CPUS still haven't responded to the NMI: 2-3
                """)).containsExactly("1 REQUEST 0", "2 IDLE 1", "3 MISSED 2-3");
    }

    /** What is drawn as heard from was heard from, and what is drawn as silent was not. */
    @Test
    void aLaneDoesNotContradictTheVerdict() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("samples"))) {
            for (Path sample :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                var marks = new Marks();
                new LogChecker(call -> assertAgree(call, marks.of(call)), marks::add)
                        .check(Files.newInputStream(sample));
            }
        }
    }

    private static void assertAgree(RollCall call, List<Mark> marks) {
        CpuSet missed = call.missed() == null ? CpuSet.none() : call.missed();
        for (Mark mark : marks) {
            CpuSet other = mark.sign() == Mark.Sign.MISSED ? call.heard() : missed;
            if (mark.sign() == Mark.Sign.MISSED || mark.sign().isAnswer()) {
                assertThat(mark.cpus().and(other)).as(mark.toString()).isEqualTo(CpuSet.none());
            }
        }
    }
}
