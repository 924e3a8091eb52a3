package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.machine.Fault;
import org.rollcall.replay.Bisimulation;
import org.rollcall.replay.Replay;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.tla.TlaTools;

class ReplayCommandTest {
    @TempDir
    Path folder;

    @Test
    void aModelIsReplayedBothWays() {
        Program run = Program.run("replay", "V6-nmi-roundup");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("232")
                .contains("0 models differ")
                .containsPattern("\n[\\d,]+ transitions a minute of CPU time");
    }

    @Test
    void twoKernelStepsSwappedAreFoundWithTheWayToThem() {
        Replay replay = new Replay(TlaTools.ofProgram(), Duration.ofMinutes(5));
        Bisimulation.Report report = replay.run(Manifest.ofProgram().named("ML-nmi-backtrace"), Fault.P1_P2_SWAPPED);
        assertThat(report.difference()).isNotNull();
        assertThat(report.difference().path()).isNotEmpty();
    }

    @Test
    void aScheduleRunsOnBoth() throws IOException {
        Path steps = Files.writeString(folder.resolve("steps.txt"), "E0(c2)\nE2Master(c2)\nLockMaster(c2)\n");
        Program run = Program.run("replay", "--schedule", steps.toString(), "ML-nmi-roundup");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("specification and machine take all steps")
                .contains("mlock=c2");
    }

    @Test
    void aRefusedStepNamesItsGuard() throws IOException {
        Path steps = Files.writeString(folder.resolve("steps.txt"), "E0(c2)\nLockMaster(c2)\n");
        Program run = Program.run("replay", "--schedule", steps.toString(), "ML-nmi-roundup");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("step 2, LockMaster(c2), is not enabled: needs ");
    }

    /** Another master's steps come first, and are not needed to see that the changed specification leaves the lock free. */
    @Test
    void ofAScheduleThatFailsTheSmallestIsLeft() throws IOException {
        TlaTools tools = TlaTools.ofProgram();
        for (String file : specificationFiles()) {
            String text = tools.text(file);
            Files.writeString(
                    folder.resolve(file),
                    file.equals("IpiNmi.tla") ? text.replace("/\\ mlock' = c\n", "/\\ mlock' = None\n") : text);
        }
        String schedule = "LongHardWindow(c3)\nE0(c2)\nE2Master(c2)\nLockMaster(c2)\nM1(c2)\n";
        Path steps = Files.writeString(folder.resolve("steps.txt"), schedule);
        Path page = folder.resolve("page.html");
        String[] args = {
            "replay",
            "--spec",
            folder.toString(),
            "--schedule",
            steps.toString(),
            "--smallest",
            "--page",
            page.toString(),
            "ML-nmi-f22"
        };
        Program run = Program.run(args);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitStatus.FOUND);
        assertThat(run.out())
                .contains("after step 3 the two differ: mlock is None in the specification, c2 in the machine")
                .contains("LockMaster(c2)")
                .doesNotContain("LongHardWindow", "M1(c2)");
        assertThat(Files.readString(page))
                .contains("not taken by both</title>")
                .contains("after step 3 the two differ");
    }

    private static List<String> specificationFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../../spec/tla"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(".*\\.(tla|cfg|json)"))
                    .toList();
        }
    }

    @Test
    void ofAScheduleThatBothTakeNothingIsLeftOut() throws IOException {
        Path steps = Files.writeString(
                folder.resolve("steps.txt"), "LongHardWindow(c3)\nE0(c2)\nE2Master(c2)\nLockMaster(c2)\n");
        Program run = Program.run("replay", "--schedule", steps.toString(), "--smallest", "ML-nmi-f22");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("specification and machine take all steps")
                .contains("LongHardWindow(c3)");
    }

    /** The trace that {@code rollcall model} writes; without the names of steps and model, as others write it; with a hole. */
    @Test
    void aTraceIsReplayedByItsStates() throws IOException {
        String json = Program.run("model", "--format", "itf", "ML-irq-backtrace-stuck")
                .out();
        Path named = Files.writeString(folder.resolve("named.itf.json"), json);
        Program run = Program.run("replay", named.toString());
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("specification and machine take all steps")
                .contains("TimeoutBt(c1)");

        Path bare = Files.writeString(
                folder.resolve("bare.itf.json"), json.replaceAll("\"#meta\":\\{(\"(index|format)\"[^}]*)},", ""));
        assertThat(Program.run("replay", bare.toString(), "ML-irq-backtrace-stuck")
                        .out()
                        .lines()
                        .skip(1))
                .isEqualTo(run.out().lines().skip(1).toList());
        Program unnamed = Program.run("replay", bare.toString());
        assertThat(unnamed.status()).isEqualTo(2);
        assertThat(unnamed.err()).contains("names no model").doesNotContain("\tat ");

        Path other = Files.writeString(folder.resolve("other.itf.json"), json.replace("\"T4(c1)\"", "\"T8(c1)\""));
        assertThat(Program.run("replay", other.toString()).out())
                .contains("state 4: T8(c1) does not lead there; after the nearest");

        Path hole = Files.writeString(
                folder.resolve("hole.itf.json"),
                json.replaceFirst("\\{\"#meta\":\\{\"index\":5,.*?},(?=\\{\"#meta)", ""));
        Program refused = Program.run("replay", hole.toString());
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.out())
                .contains("state 5: ")
                .contains("does not lead there")
                .contains("T4(c1)");
    }

    @Test
    void badInputIsOneLine() throws IOException {
        Path steps = Files.writeString(folder.resolve("steps.txt"), "Nonsense(c2)\n");
        for (Program run : new Program[] {
            Program.run("replay", "--schedule", steps.toString(), "ML-nmi-roundup"),
            Program.run("replay", "--schedule", "no-such-file", "ML-nmi-roundup"),
            Program.run("replay", "no-such-file.itf.json"),
            Program.run(
                    "replay",
                    Files.writeString(folder.resolve("no.itf.json"), "{").toString(),
                    "ML-nmi-roundup"),
            Program.run(
                    "replay",
                    Files.writeString(folder.resolve("o.itf.json"), "{\"states\":[{\"n\":1}]}")
                            .toString(),
                    "ML-nmi-all"),
            Program.run("replay", "no-such-model"),
            Program.run("replay")
        }) {
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.err()).startsWith("rollcall").doesNotContain("internal error");
        }
    }
}
