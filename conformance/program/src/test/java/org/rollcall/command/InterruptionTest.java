package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C. */
class InterruptionTest {
    private static final int INTERRUPTED = 130;

    @TempDir
    private Path folder;

    /** The rows that are there stay, what is missing is said, and so is how far the last one was. */
    @Test
    void whatIsInterruptedSaysWhatItFound() throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(
                        "env",
                        "--default-signal=INT",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Rollcall.class.getName(),
                        "verify")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        while (!Files.readString(said).contains("logs = known verdicts")) {
            assertThat(process.waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
        }
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(INTERRUPTED);
        assertThat(Files.readAllLines(said))
                .anyMatch(line -> line.matches("logs = known verdicts +\\d+ sample logs.* agree"))
                .anyMatch(line ->
                        line.startsWith("rollcall: interrupted, BOUNDED: rows that are not above are not complete"))
                .noneMatch(line -> line.contains("no such file"));
    }
}
