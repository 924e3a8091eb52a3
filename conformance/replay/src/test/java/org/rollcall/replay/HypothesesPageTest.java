package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;

/** The table of what 7.3 and the series for RISC-V add is the manifest's. */
class HypothesesPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "linux-7.3.md");
    private static final List<Model> MODELS = Manifest.ofProgram().models();

    static Stream<String> hypotheses() {
        return Stream.concat(
                IntStream.rangeClosed(1, 18)
                        .boxed()
                        .flatMap(n -> n == 10 ? Stream.of("N10a", "N10b", "N10c", "N10d") : Stream.of("N" + n)),
                Stream.of("SSE-a", "SSE-b", "SSE-c", "SSE-d", "SSE-e"));
    }

    @ParameterizedTest
    @MethodSource("hypotheses")
    void everyHypothesisHasAModel(String hypothesis) {
        assertThat(shows(hypothesis)).isNotEmpty();
    }

    /** N16 strengthens the kernel: it holds. */
    @ParameterizedTest
    @MethodSource("hypotheses")
    void whatFailsHasARepairOrAWayOutThatHolds(String hypothesis) {
        List<Model> shown = shows(hypothesis).toList();
        assertThat(shown).anyMatch(model -> model.expect() instanceof Expectation.Holds || model.twin() != null);
        assertThat(shown.stream().anyMatch(model -> !(model.expect() instanceof Expectation.Holds)))
                .isEqualTo(!hypothesis.equals("N16"));
    }

    @Test
    void theTableIsTheManifests() throws IOException {
        List<String> rows = hypotheses()
                .flatMap(hypothesis -> shows(hypothesis).map(model -> row(hypothesis, model)))
                .toList();
        assertThat(Files.readAllLines(PAGE, StandardCharsets.UTF_8).stream()
                        .filter(line -> line.matches("\\| (N\\d|SSE-).*")))
                .containsExactlyElementsOf(rows);
    }

    private static Stream<Model> shows(String hypothesis) {
        return MODELS.stream().filter(model -> model.findings().contains(hypothesis));
    }

    private static String row(String hypothesis, Model model) {
        String verdict = model.expect() instanceof Expectation.Holds ? "holds" : "**fails**";
        String twin = model.twin() == null ? "" : "`" + model.twin() + "`";
        return "| %s | %s | `%s` | %s | %s | %s |"
                .formatted(hypothesis, model.description(), model.name(), model.property(), verdict, twin)
                .replace("|  |", "| |");
    }
}
