package org.rollcall.gickit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.Specification;
import org.rollcall.spec.tla.TlaTools;

/** The scripts that the kit ships are those that the specification gives today. */
class KitTest {
    private static final Path FOLDER = Path.of("specification");

    static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aShippedScriptIsUpToDate(Path file) throws IOException {
        String name = file.getFileName().toString().replace(".jsonl", "");
        Model model = Manifest.ofProgram().named(name);
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        try (Specification specification = TlaTools.ofProgram().open(model)) {
            SpecificationScript script = SpecificationScript.of(model, specification, Duration.ofSeconds(60));
            script.print(out);
        }
        out.flush();
        assertThat(text).hasToString(Files.readString(file));
    }
}
