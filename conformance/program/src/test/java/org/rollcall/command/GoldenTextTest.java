package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a person reads of each sample, at 80 columns. After a wanted change, in this module's folder: {@code for log in samples/*.log; do
 * java -jar target/rollcall.jar check --output src/test/resources/org/rollcall/report/text/$(basename $log .log).txt $log; done}, and
 * read the difference.
 */
class GoldenTextTest {
    private static final Path GOLDEN = Path.of("src/test/resources/org/rollcall/report/text");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> samples() throws IOException {
        List<Path> logs;
        try (Stream<Path> files = Files.list(Path.of("samples"))) {
            logs = files.filter(path -> path.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
        return logs.stream()
                .map(log -> DynamicTest.dynamicTest(log.getFileName().toString(), () -> {
                    String name = log.getFileName().toString().replaceAll("\\.log$", ".txt");
                    Path text = folder.resolve(name);
                    Program.run("check", "--output", text.toString(), log.toString());
                    assertThat(text).hasSameTextualContentAs(GOLDEN.resolve(name));
                }));
    }
}
