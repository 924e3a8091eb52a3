package org.rollcall.spec.tla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.spec.Manifest;
import tlc2.TLC;

/** The folder of the specification is enough for the TLA+ tools alone: as in {@code docs/models.md}, nothing of ours runs. */
class TlcByHandTest {
    private static final Path SPEC = Path.of("..", "spec", "tla");
    private static final Path PAGE = Path.of("..", "docs", "models.md");

    @ParameterizedTest
    @CsvSource({"MCIpiNmi, ML-nmi-roundup", "MCPriorityMask, 6.11-s2-eoi1"})
    void aDefaultConfigurationRuns(String module, String same, @TempDir Path folder)
            throws IOException, InterruptedException {
        try (Stream<Path> files = Files.list(SPEC)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        String arguments = "tlc2.TLC -config " + module + ".cfg " + module;
        assertThat(Files.readString(PAGE)).contains("java -cp tla2tools.jar " + arguments);
        assertThat(said(folder, arguments.split(" ")))
                .contains("Model checking completed. No error has been found.")
                .contains(Manifest.ofProgram().named(same).distinct() + " distinct states found");
    }

    private static String said(Path folder, String... arguments) throws IOException, InterruptedException {
        Path tools = Path.of(
                TLC.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                tools.toString()),
                        Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
