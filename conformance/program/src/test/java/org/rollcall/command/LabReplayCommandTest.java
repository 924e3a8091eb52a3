package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input: one line, status 2, nothing started. */
class LabReplayCommandTest {
    private static final String TRACE = "cpus 2\nactor 1 true\n1 E0 masters=0 entered[1]=1\n";
    private static final String MAP = "ffff800080000000 T _text\nffff800080000000 t arm64_backtrace_ipi\n";

    @TempDir
    Path dir;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }

    private void refused(String says, String... args) {
        Program run = Program.run(args);
        assertThat(run.status()).isEqualTo(ExitStatus.ERROR);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(says).startsWith("rollcall: ").hasLineCount(1);
    }

    @Test
    void noSuchFile() {
        refused("no such file", "lab", "replay", dir.resolve("none").toString());
    }

    @Test
    void noCounterexample() throws IOException {
        refused(
                "there is no counterexample in it",
                "lab",
                "replay",
                file("a.json", "{\"model\":\"m\"}").toString());
    }

    @Test
    void neitherJsonNorTrace() throws IOException {
        refused(
                "neither a setting nor a step",
                "lab",
                "replay",
                file("a.txt", "\u0000\u0001 noise\n").toString());
    }

    @Test
    void noSystemMap() throws IOException {
        String trace = file("a.trace", TRACE).toString();
        refused("--system-map", "lab", "replay", "--dir", dir.toString(), trace);
    }

    @Test
    void aSymbolIsMissing() throws IOException {
        file("System.map", MAP);
        file("Image", "kernel");
        String trace = file("a.trace", TRACE).toString();
        refused("has no symbol kgdb_info", "lab", "replay", "--dir", dir.toString(), trace);
        assertThat(dir.resolve("replay")).as("nothing was started").doesNotExist();
    }

    @Test
    void aSystemMapOfAnotherKernel() throws IOException {
        file("System.map", MAP + "ffff800080000010 R linux_banner\n");
        file("Image", "Linux version 6.12.117-rollcall (rollcall@lab)");
        String trace = file("a.trace", TRACE).toString();
        refused("is not of the kernel", "lab", "replay", "--dir", dir.toString(), trace);
    }

    @Test
    void noPatience() throws IOException {
        String trace = file("a.trace", TRACE).toString();
        file("System.map", MAP);
        file("Image", "kernel");
        refused("--patience must be 1 or more", "lab", "replay", "--patience", "0", "--dir", dir.toString(), trace);
    }

    @Test
    void noImage() throws IOException {
        String symbols = "kgdb_info masters_in_kgdb write_sysrq_trigger";
        StringBuilder map = new StringBuilder();
        for (String symbol : symbols.split(" ")) {
            map.append("ffff800080000000 T ").append(symbol).append('\n');
        }
        file("System.map", map.toString());
        String trace = file("a.trace", TRACE).toString();
        refused("rollcall lab build", "lab", "replay", "--dir", dir.toString(), trace);
    }
}
