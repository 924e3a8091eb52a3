package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.report.ReportFormat;

/** What a command prints is written whole, or one line says that it is not and the exit status is 2. */
class OutputFaultsTest {
    private static final String LOG = "samples/6.12-klab.bc-l-hardlock1of4-nopnmi.log";
    private static final List<String> COMMANDS = List.of(
            "--help",
            "--version",
            "help",
            "help gic run",
            "check " + LOG,
            "check --explain " + LOG,
            "check --certify " + LOG,
            "check --help",
            "model --list",
            "model W-idle",
            "model --format json W-idle",
            "replay W-idle",
            "gic generate --ops 20",
            "gic run ../gic-kit/recorded/01-coalescing-self-sgi.jsonl",
            "lab run --list",
            "prove RollCallProof",
            "generate-completion");

    /** What may happen to an output. */
    enum Fault {
        FULL("No space left on device"),
        CLOSED("Broken pipe");

        private final String message;

        Fault(String message) {
            this.message = message;
        }

        /** What is said about it: nothing, where nobody listens any more. */
        String told(String name) {
            return this == CLOSED ? "" : "rollcall: cannot write to " + name + ": " + message + "\n";
        }

        /** Takes some bytes, and then no more. */
        OutputStream after(int bytes) {
            return new OutputStream() {
                private int left = bytes;

                @Override
                public void write(int b) throws IOException {
                    if (left-- <= 0) {
                        throw new IOException(message);
                    }
                }
            };
        }
    }

    @TempDir
    private Path folder;

    static Stream<Arguments> commandsAndFaults() {
        List<Arguments> table = new ArrayList<>();
        List<String> commands = new ArrayList<>(COMMANDS);
        for (ReportFormat format : ReportFormat.values()) {
            commands.add("check --format " + format + " " + LOG);
        }
        for (Fault fault : Fault.values()) {
            commands.forEach(command -> table.add(Arguments.of(command, fault)));
        }
        return table.stream();
    }

    @ParameterizedTest
    @MethodSource("commandsAndFaults")
    void standardOutputIsWholeOrItIsAnError(String command, Fault fault) {
        assertThat(run(fault.after(fault.ordinal() * 10), command))
                .isEqualTo(new Program(2, "", fault.told("standard output")));
    }

    @Test
    void theLastByteCountsToo() {
        var whole = new ByteArrayOutputStream();
        run(whole, "check " + LOG);
        assertThat(run(Fault.FULL.after(whole.size()), "check " + LOG).status()).isEqualTo(1);
        assertThat(run(Fault.FULL.after(whole.size() - 1), "check " + LOG).status())
                .isEqualTo(2);
    }

    @Test
    void aFileIsWholeOrItIsAnError() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this host has no /dev/full");
        for (ReportFormat format : ReportFormat.values()) {
            assertThat(Program.run("check", "--format", format.toString(), "--output", full.toString(), LOG))
                    .isEqualTo(new Program(2, "", Fault.FULL.told("/dev/full")));
            Program report = Program.run("check", "--report", format + "=" + full, LOG);
            assertThat(report.status()).isEqualTo(2);
            assertThat(report.err()).isEqualTo(Fault.FULL.told("/dev/full"));
            assertThat(report.out()).as("the other output is whole").contains("missed CPU 2");
        }
    }

    @Test
    void aFileThatCannotBeOpenedIsNamed() {
        String nowhere = folder.resolve("no/such").toString();
        assertThat(Program.run("check", "--output", nowhere, LOG))
                .isEqualTo(new Program(2, "", "rollcall: cannot write to " + nowhere + ": there is no such folder\n"));
        assertThat(Program.run("check", "--output", folder.toString(), LOG).err())
                .isEqualTo("rollcall: cannot write to " + folder + ": Is a directory\n");
    }

    @Test
    void aCommandLineThatIsWrongIsOneLine() {
        for (String wrong :
                List.of("check --format xml x", "check --no-such", "model", "lab", "gic", "lab run", "help nothing")) {
            Program run = Program.run(wrong.split(" "));
            assertThat(run.status()).as(wrong).isEqualTo(2);
            assertThat(run.out()).as(wrong).isEmpty();
            assertThat(run.err().lines()).as(wrong).hasSize(1);
        }
        assertThat(Program.run("chekc").err().lines())
                .hasSize(2)
                .first()
                .asString()
                .contains("rollcall check");
        assertThat(Program.run().err().lines()).last().asString().startsWith("rollcall: name one of the commands");
    }

    @Test
    void helpBeforeACommandIsHelpAfterIt() {
        assertThat(Program.run("help", "gic", "run")).isEqualTo(Program.run("gic", "run", "--help"));
        assertThat(Program.run("help")).isEqualTo(Program.run("--help"));
        assertThat(Program.run("help", "check")).isEqualTo(Program.run("check", "--help"));
    }

    private static Program run(OutputStream out, String command) {
        var err = new StringWriter();
        int status = Rollcall.run(Destination.standard(out), new PrintWriter(err, true), command.split(" "));
        return new Program(status, "", err.toString());
    }
}
