package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command does not need is not loaded, so that it does not make the program start slower. */
class StartupTest {
    @TempDir
    private Path folder;

    /** The classes that a JVM of its own loads for one command. */
    private List<String> loadedBy(String... command) throws IOException, InterruptedException {
        Path loaded = folder.resolve("loaded.txt");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + loaded + ":none:filecount=0",
                "-cp",
                System.getProperty("java.class.path"),
                Rollcall.class.getName()));
        line.addAll(List.of(command));
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
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
                .noneMatch(each -> each.startsWith("tlc2.") || each.startsWith("tla2sany."));
    }

    @Test
    void proveLoadsTheSolver() throws IOException, InterruptedException {
        assertThat(loadedBy("prove", "--failed", "RollCallProof"))
                .anyMatch(each -> each.startsWith("com.microsoft.z3."))
                .anyMatch(each -> each.startsWith("tla2sany."));
    }
}
