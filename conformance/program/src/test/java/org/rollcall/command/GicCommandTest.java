package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.gickit.Qemu;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a user of {@code rollcall gic} sees. */
class GicCommandTest {
    private static final String CASE = "../gic-kit/recorded/37-g0-blocked-by-igrpen0-0-hides-ns-g1-scr0.jsonl";

    private static final String PMR = "../gic-kit/recorded/05-pmr-mask.jsonl";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Rollcall.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void aRecordedScriptAgrees() {
        assertThat(run("gic", "run", CASE)).isZero();
        assertThat(out.toString()).startsWith("agrees: 40 operations, 5 answers the same, 0 different");
    }

    @Test
    void aDifferenceIsExplained(@TempDir Path folder) throws IOException {
        Path wrong = folder.resolve("wrong.jsonl");
        Files.writeString(
                wrong,
                Files.readString(Path.of(PMR))
                        .replace("\"ICC_IAR1_EL1\", \"got\": \"0x3ff\"", "\"ICC_IAR1_EL1\", \"got\": \"0x5\""));
        assertThat(run("gic", "run", wrong.toString())).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("differs: 43 operations, 6 answers the same, 2 different, 0 excused (yours)")
                .contains("first difference: line 37: PE 1 at el1-ns: read ICC_IAR1_EL1\n")
                .contains("  yours: 0x5\n")
                .contains("  model: 0x3ff\n")
                .contains("  case: PMR mask\n")
                .contains("  rule: Gives the best pending interrupt if")
                .contains("  read from: QEMU hw/intc/arm_gicv3_cpuif.c icc_iar1_read")
                .contains("registers of PE 1 in the model before it:")
                .contains("    ICC_PMR_EL1 = 0xa0\n")
                .contains("no choice explains it: ");
    }

    @Test
    void severalScriptsEndInASum() throws IOException {
        assertThat(run("gic", "run", CASE, PMR)).isZero();
        assertThat(out.toString()).contains("37-g0").contains("05-pmr").endsWith("2 comparisons: 2 agrees\n");
        assertThat(run("gic", "run", CASE, "none.jsonl", PMR)).isEqualTo(2);
        assertThat(err.toString()).contains("none.jsonl: no such file");
    }

    @Test
    void allDifferencesAndJsonAndJunit() throws IOException {
        assertThat(run("gic", "run", "--all", "--compat=groups-apart", "--format", "json", CASE, PMR))
                .isEqualTo(1);
        JsonNode report = JsonMapper.shared().readTree(out.toString());
        assertThat(report).hasSize(2);
        assertThat(report.get(0).get("verdict").asString()).isEqualTo("differs");
        assertThat(report.get(0).get("differences"))
                .hasSize(report.get(0).get("different").asInt());
        assertThat(report.get(1).get("verdict").asString()).isEqualTo("agrees");
        out.getBuffer().setLength(0);
        assertThat(run("gic", "run", "--compat=groups-apart", "--format", "junit", CASE, PMR))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("<testsuite name=\"rollcall gic\" tests=\"2\" failures=\"1\" errors=\"0\"")
                .contains("<failure message=\"differs: 40 operations");
    }

    @Test
    void aDeclarationBesideTheGicIsTaken(@TempDir Path folder) throws IOException {
        Path gic = folder.resolve("gic.json");
        Files.writeString(gic, "{\"choices\":[\"highest-intid-first\"],\"preemption_bits\":4}");
        assertThat(run("gic", "run", "--answers", "--gic", gic.toString(), PMR)).isZero();
        assertThat(out.toString()).contains("\"choices\":[\"highest-intid-first\"],\"preemption_bits\":4");
        Files.writeString(gic, "{\"choices\":[\"highest-first\"]}");
        assertThat(run("gic", "run", "--gic", gic.toString(), PMR)).isEqualTo(2);
        assertThat(err.toString()).contains("unknown choice \"highest-first\"; known are highest-intid-first, ");
    }

    @Test
    void theScriptsOwnAnswersAreNotThrownAwayByQemu(@TempDir Path folder) throws IOException {
        boolean available = new Qemu(Qemu.PROGRAM, Duration.ofSeconds(60)).available();
        if (!available) {
            System.out.println("skipped: " + Qemu.PROGRAM + " is not installed");
        }
        assumeTrue(available, Qemu.PROGRAM + " is not installed");
        Path wrong = folder.resolve("wrong.jsonl");
        Files.writeString(
                wrong,
                Files.readString(Path.of(PMR))
                        .replace("\"ICC_IAR1_EL1\", \"got\": \"0x3ff\"", "\"ICC_IAR1_EL1\", \"got\": \"0x5\""));
        Path saved = folder.resolve("saved");
        assertThat(run("gic", "run", "--qemu", "--save-qemu", saved.toString(), wrong.toString()))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("differs: 43 operations, 6 answers the same, 2 different, 0 excused (yours)")
                .contains("  yours: 0x5\n  model: 0x3ff\n  QEMU: 0x3ff\n")
                .contains("agrees: 43 operations, 8 answers the same, 0 different, 0 excused (QEMU ");
        assertThat(Files.readString(saved.resolve("wrong.jsonl")))
                .contains("\"answers\":\"QEMU ")
                .contains("\"ICC_IAR1_EL1\",\"got\":\"0x3ff\"");
    }

    /** The interrupts that a script asks QEMU's machine for are the model's too. */
    @Test
    void theModelHasWhatTheScriptAsksOfQemu() {
        boolean available = new Qemu(Qemu.PROGRAM, Duration.ofSeconds(60)).available();
        assumeTrue(available, Qemu.PROGRAM + " is not installed");
        String spis = "../gic-kit/directed/d36-spi-registers-one-state.jsonl";
        String driver = "../gic-kit/directed/d41-linux-driver-one-state.jsonl";
        assertThat(run("gic", "run", "--qemu", spis, driver)).isZero();
        assertThat(out.toString()).contains("4 comparisons: 4 agrees");
    }

    @Test
    void aScriptWithoutAnswersIsPrintedWithThem(@TempDir Path folder) throws IOException {
        Path script = folder.resolve("script.jsonl");
        Files.writeString(
                script,
                "{\"case\":\"reset\",\"pes\":1,\"security_states\":\"one\"}\n"
                        + "{\"pe\":0,\"op\":\"read\",\"reg\":\"ICC_RPR_EL1\"}\n");
        assertThat(run("gic", "run", script.toString())).isEqualTo(2);
        assertThat(out.toString()).contains("\"reg\":\"ICC_RPR_EL1\",\"got\":\"0xff\"");
        assertThat(err.toString()).contains("nothing was compared: the script has no answers");
        out.getBuffer().setLength(0);
        assertThat(run("gic", "run", "--answers", script.toString())).isZero();
        assertThat(out.toString()).contains("\"reg\":\"ICC_RPR_EL1\",\"got\":\"0xff\"");
    }

    @Test
    void whatCannotBeRunIsAnErrorWithoutAStackTrace(@TempDir Path folder) {
        assertThat(run("gic", "run", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run("gic", "run", "--compat=other", CASE)).isEqualTo(2);
        assertThat(run("gic", "run", "--qemu=" + folder.resolve("qemu"), CASE)).isEqualTo(2);
        assertThat(run("gic", "generate", "--pes", "17")).isEqualTo(2);
        assertThat(run("gic", "generate", "--from", "V6-n4-backtrace")).isEqualTo(2);
        assertThat(err.toString())
                .contains("no such file")
                .contains("--compat must be one of architecture, groups-apart, qemu")
                .contains("install it, for example with apt-get install qemu-system-arm")
                .contains("--pes must be in 1..16")
                .contains("explored up to symmetry")
                .doesNotContain("\tat ");
    }

    @Test
    void aGeneratedScriptRunsAndIsTheSameAgain(@TempDir Path folder) throws IOException {
        assertThat(run("gic", "generate", "--seed", "5", "--pes", "3", "--ops", "100", "--two-states"))
                .isZero();
        Path script = folder.resolve("script.jsonl");
        Files.writeString(script, out.toString());
        out.getBuffer().setLength(0);
        assertThat(run("gic", "run", script.toString())).isZero();
        out.getBuffer().setLength(0);
        run("gic", "generate", "--seed", "5", "--pes", "3", "--ops", "100", "--two-states");
        assertThat(out.toString()).isEqualTo(Files.readString(script));
    }
}
