package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryEndsTest {
    @TempDir
    private Path folder;

    /** What was found is named partial, in one line, and the status is that of an error. */
    @Test
    void aSearchThatDoesNotFitIsBounded() throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx16m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Rollcall.class.getName(),
                        "model",
                        "--engine",
                        "java",
                        "--cpus",
                        "6",
                        "--set",
                        "Windows={c1,c2,c3,c4}",
                        "ML-n4-all")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(Files.readAllLines(said))
                .singleElement()
                .asString()
                .startsWith("rollcall: BOUNDED: the search ended after ")
                .contains("violated so far: nothing");
    }
}
