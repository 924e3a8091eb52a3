package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C. */
class InterruptionTest {
    @TempDir
    private Path folder;

    /** The rows that are there stay, what is missing is said, and so is how far the last one was. */
    @Test
    void whatIsInterruptedSaysWhatItFound() throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        List<String> lines =
                CtrlC.at(() -> Files.readString(said).contains("logs = known verdicts"), said, List.of("verify"));
        assertThat(lines)
                .anyMatch(line -> line.matches("logs = known verdicts +\\d+ sample logs.* agree"))
                .anyMatch(line ->
                        line.startsWith("rollcall: interrupted, BOUNDED: rows that are not above are not complete"))
                .noneMatch(line -> line.contains("no such file"));
    }
}
