package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user of {@code rollcall gic} sees. */
class GicCommandTest {
    private static final String CASE =
            "../gic-kit/src/test/resources/gic-cases/37-g0-blocked-by-igrpen0-0-hides-ns-g1-scr0.jsonl";

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
    void theFirstDifferenceComesWithTheRegisters() {
        assertThat(run("gic", "run", "--compat=groups-apart", CASE)).isEqualTo(1);
        assertThat(out.toString())
                .contains("first difference: line 40: PE 1 at el1-ns: read ICC_HPPIR1_EL1")
                .contains("model: 0x3ff")
                .contains("recorded: 0x1")
                .contains("ICC_RPR_EL1 = 0xa0");
    }

    @Test
    void aScriptWithoutAnswersIsPrintedWithThem(@TempDir Path folder) throws IOException {
        Path script = folder.resolve("script.jsonl");
        Files.writeString(
                script,
                "{\"case\":\"reset\",\"pes\":1,\"security_states\":\"one\"}\n"
                        + "{\"pe\":0,\"op\":\"read\",\"reg\":\"ICC_RPR_EL1\"}\n");
        assertThat(run("gic", "run", script.toString())).isZero();
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
