package org.rollcall.gickit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.gickit.ScriptReport.Verdict;

/** The example adapter, with a small GIC of its own behind it, is put to the kit as somebody else's would be. */
class AdapterTest {
    private static final Path SOURCES = Path.of("../examples/gic-adapter");

    @TempDir
    private Path folder;

    private Path adapter;

    @BeforeEach
    void compile() throws IOException, InterruptedException {
        boolean available = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "cc")));
        if (!available) {
            System.out.println("skipped: cc is not installed");
        }
        assumeTrue(available, "cc is not installed");
        adapter = folder.resolve("adapter");
        Process compiler = new ProcessBuilder(
                        "cc",
                        "-std=c11",
                        "-Wall",
                        "-Wextra",
                        "-Werror",
                        "-o",
                        adapter.toString(),
                        SOURCES.resolve("adapter.c").toString(),
                        SOURCES.resolve("toy_gic.c").toString())
                .inheritIO()
                .start();
        assertThat(compiler.waitFor()).isZero();
    }

    @Test
    void aGicOfSomebodyElseAgreesOnEveryScriptThatItCanRun() throws IOException, InterruptedException {
        int compared = 0;
        for (Path script : scripts()) {
            String answered = answers(script, "");
            if (!answered.isEmpty()) {
                assertThat(Scripts.check(answered).verdict()).as("%s", script).isEqualTo(Verdict.AGREES);
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"equal-preempts", "inclusive-mask", "stays-pending", "no-drop", "irm-reaches-sender"})
    void anErrorInItIsFound(String error) throws IOException, InterruptedException {
        List<Path> found = new ArrayList<>();
        for (Path script : RecordedCases.binding().subList(0, 12)) {
            if (Scripts.check(answers(script, error)).verdict() == Verdict.DIFFERS) {
                found.add(script);
            }
        }
        assertThat(found).isNotEmpty();
    }

    private static List<Path> scripts() throws IOException {
        List<Path> all = new ArrayList<>(RecordedCases.binding());
        all.addAll(KillMatrixTest.directed());
        all.addAll(KitTest.scripts());
        return all;
    }

    /** The script with the adapter's answers, empty if it says that it cannot run it. */
    private String answers(Path script, String error) throws IOException, InterruptedException {
        Path output = folder.resolve("answered.jsonl");
        List<String> command = error.isEmpty() ? List.of(adapter.toString()) : List.of(adapter.toString(), error);
        Process process = new ProcessBuilder(command)
                .redirectInput(script.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor() == 0 ? Files.readString(output) : "";
    }
}
