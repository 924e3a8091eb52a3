package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command does not need is not loaded, so that it does not make the program start slower. */
class StartupTest {
    @TempDir
    private Path folder;

    /** The program in a JVM of its own; what it says is in a file. */
    private Process start(String option, String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Rollcall.class.getName()));
        line.addAll(List.of(command));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
    }

    /** The classes that it loads for one command. */
    private List<String> loadedBy(String... command) throws IOException, InterruptedException {
        Path loaded = folder.resolve("loaded.txt");
        Process process = start("-Xlog:class+load:file=" + loaded + ":none:filecount=0", command);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("said.txt")))
                .isZero();
        return Files.readAllLines(loaded);
    }

    @Test
    void checkLoadsNeitherTheSolverNorTheTools() throws IOException, InterruptedException {
        Path log = Files.writeString(
                folder.resolve("console.log"),
                "[    1.000000] sysrq: Show backtrace of all active CPUs\n"
                        + "[    1.000001] NMI backtrace for cpu 0\n");
        assertThat(loadedBy("check", log.toString()))
                .anyMatch(each -> each.startsWith("org.rollcall.roll."))
                .noneMatch(each -> each.startsWith("com.microsoft.z3."))
                .noneMatch(each -> each.startsWith("org.rollcall.proof."))
                .noneMatch(each -> each.startsWith("tlc2.") || each.startsWith("tla2sany."));
    }

    @Test
    void proveLoadsTheSolver() throws IOException, InterruptedException {
        assertThat(loadedBy("prove", "--failed", "RollCallProof"))
                .anyMatch(each -> each.startsWith("com.microsoft.z3."))
                .anyMatch(each -> each.startsWith("tla2sany."));
    }

    @Test
    void whatIsInterruptedLeavesNothing() throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Process process = start("-Djava.io.tmpdir=" + temporary, "model", "--all");
        while (isEmpty(temporary)) {
            assertThat(process.waitFor(5, TimeUnit.MILLISECONDS)).isFalse();
        }
        process.destroy();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void withoutAPlaceForTemporaryFilesItSaysSo() throws IOException, InterruptedException {
        Path nowhere = folder.resolve("nowhere");
        Process process = start("-Djava.io.tmpdir=" + nowhere, "model", "W-idle");
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(folder.resolve("said.txt"))
                .hasContent("rollcall: cannot write to the folder for temporary files, " + nowhere
                        + "; name another one in TMPDIR");
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
