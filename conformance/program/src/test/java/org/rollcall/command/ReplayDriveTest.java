package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody else's program under our schedules. */
class ReplayDriveTest {
    private static final String MODEL = "ML-nmi-roundup";
    private static final String HANGS = "sleep 600";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"ML-nmi-backtrace, 561", "ML-nmi-roundup, 275"})
    void theExampleFollowsTheSpecification(String model, int transitions) throws IOException, InterruptedException {
        Program run = drive(model, CProgram.compiled(folder).toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith(model + ": no difference\n" + transitions + " of " + transitions + " transitions")
                .contains("btMask")
                .contains("entered");
        assertThat(run.status()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BUG_SENDS_TO_ONE_LESS | ML-nmi-backtrace | after step 5 the two differ: pend is | 5  T5(c1, c3)",
                "BUG_CLEARS_BEFORE_PRINT | ML-nmi-backtrace | after step 8 the two differ: btMask is | 8  P1(c2)",
                "BUG_SLAVE_STAYS_COUNTED | ML-nmi-roundup | after step 19 the two differ: nS is 1 in the specification,"
                        + " 2 in the program | 19  R4(c1)"
            })
    void eachBugIsFoundAndNamed(String bug, String model, String difference, String last)
            throws IOException, InterruptedException {
        Program run = drive(model, CProgram.compiled(folder, bug).toString());
        assertThat(run.status()).isEqualTo(1);
        List<String> lines = run.out().lines().toList();
        assertThat(lines.get(0)).isEqualTo(model + ": differs");
        assertThat(lines.get(1)).startsWith(difference);
        assertThat(lines.get(lines.size() - 3)).as("the last step of the table").startsWith(last);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exit 3 | ended with status 3 and did not answer to \"reset ML-nmi-roundup\"",
                "read r; echo ok; read r; echo ok; exit 4 | ended with status 4 and did not answer to \"state\"",
                "read r; echo; sleep 600 | answers \"\" to \"reset ML-nmi-roundup\", not ok",
                "sleep 600 | does not answer to \"reset ML-nmi-roundup\" within 1 s",
                "while read r; do echo ok; done | answers \"ok\" to \"state\", no JSON object",
                "read r; echo ok; while read r; do echo ok; read r; echo '{}'; done | state has no variable",
                "read r; echo ok; while read r; do echo ok; read r; echo '{\"task\":'; done | answers \"{\"task\":\" to \"state\"",
                "read r; echo ok; read r; echo ok; read r; echo '[1]' | answers \"[1]\" to \"state\", no JSON object",
                "read r; echo ok; read r; echo ok; read r; echo '{\"mine\":1}' | a variable mine, which the specification has not",
                "read r; echo ok; read r; echo ok; read r; echo '{\"nM\":0}'; read r; echo maybe | \"maybe\" to \"step HardLockup c3\"",
                "printf '\\033[31mred\\n'; sleep 600 | answers \"?[31mred\" to \"reset",
                "cat /dev/zero | is longer than 1048576 bytes",
                "yes | answers \"y\" to \"reset"
            })
    void aProgramThatDoesNotFollowTheProtocolIsOneLine(String script, String told) {
        Program run = drive(MODEL, "sh", "-c", script);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("rollcall: the program")
                .contains(told);
    }

    @Test
    void aRefusalIsADifference() {
        Program run = drive(
                MODEL,
                "sh",
                "-c",
                "while read r; do case $r in reset*) echo ok;; step*) echo no: busy;; *) echo '{\"nM\":0}';; esac; done");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("step 1, ").contains("takes it, the program answers \"no: busy\"");
    }

    @Test
    void whatCannotBeDrivenIsSaid() {
        assertThat(drive(MODEL, "/no/such").err())
                .isEqualTo("rollcall: cannot run /no/such: No such file or directory\n");
        assertThat(drive("ML-n4-roundup", "sh", "-c", "while read r; do echo ok; done")
                        .err())
                .contains("up to symmetry")
                .hasLineCount(1);
        assertThat(drive("6.11-s2-eoi1", "cat").err())
                .contains("not of MCIpiNmi")
                .hasLineCount(1);
        assertThat(Program.run("replay", "drive", MODEL).err())
                .contains("COMMAND")
                .hasLineCount(1);
    }

    /** Only a program that is meant to hang is not waited for: the others may be slow on a busy machine. */
    private static Program drive(String model, String... program) {
        String patience = program[program.length - 1].equals(HANGS) ? "1" : "60";
        List<String> line = new ArrayList<>(List.of("replay", "drive", "--patience", patience, model, "--"));
        line.addAll(List.of(program));
        return Program.run(line.toArray(String[]::new));
    }
}
