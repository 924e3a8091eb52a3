package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;

/** The page of verdicts: each question has a model for each kernel, and each row says what the manifest says. */
class VerdictsPageTest {
    private static final Set<String> KERNELS = Set.of(
            "V5",
            "V6",
            "V7",
            "mainline",
            "V6 and V7 without NMI",
            "mainline without NMI",
            "7.3",
            "7.3 without NMI",
            "7.3 with SDEI");
    private static final Set<String> RUNS = Set.of(
            "A", "A2", "A3", "B", "B2", "C", "C2", "D", "E", "E2", "E3", "F", "G", "G1", "H", "H2", "I", "I2", "J", "K",
            "W");
    private static final Manifest MANIFEST = Manifest.ofProgram();

    /** A row with the model that it names. */
    private record Row(List<String> cells, int at) {
        Model model() {
            return MANIFEST.named(cells.get(at).replace("`", ""));
        }

        List<String> claim() {
            return cells.subList(at + 1, cells.size());
        }
    }

    @Test
    void everyRowIsWhatTheManifestSays() {
        assertThat(Stream.concat(questions().stream(), runs().stream()))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.claim()).as(row.toString()).isEqualTo(claim(row.model())));
    }

    @Test
    void everyQuestionHasAModelForEveryKernel() {
        Map<String, Set<String>> kernels = new TreeMap<>();
        questions()
                .forEach(row -> kernels.computeIfAbsent(row.cells().get(0), question -> new TreeSet<>())
                        .add(row.cells().get(1)));
        assertThat(kernels).hasSize(15);
        assertThat(kernels.values())
                .allSatisfy(those -> assertThat(those).containsExactlyInAnyOrderElementsOf(KERNELS));
    }

    /** The kernel that a row names is the kernel of its model. */
    @Test
    void theKernelIsTheModels() {
        assertThat(questions()).allSatisfy(row -> {
            String kernel = row.cells().get(1);
            String version = row.model().name().split("-")[0];
            assertThat(kernel.replace("mainline", "ML").replace("7.3", "V73"))
                    .as(row.toString())
                    .contains(version);
            assertThat(row.model().name().matches(".*-(irq|gicv5)-.*"))
                    .as(row.toString())
                    .isEqualTo(kernel.endsWith("without NMI"));
            assertThat(row.model().name().contains("-sdei-"))
                    .as(row.toString())
                    .isEqualTo(kernel.endsWith("with SDEI"));
        });
    }

    @Test
    void everyRunHasAModel() {
        assertThat(runs().stream()
                        .flatMap(row -> Stream.of(row.cells().get(0).split("[ ,]+")))
                        .filter(word -> word.matches("[A-Z][0-9]?") && !word.matches("V[0-9]"))
                        .collect(Collectors.toSet()))
                .isEqualTo(RUNS);
    }

    private static List<String> claim(Model model) {
        return List.of(
                model.property(),
                model.expect() instanceof Expectation.Holds ? "holds" : "fails",
                model.findings().isEmpty() ? "-" : String.join(", ", model.findings()));
    }

    private static List<Row> questions() {
        return rows(6, 2);
    }

    private static List<Row> runs() {
        return rows(5, 1);
    }

    private static List<Row> rows(int columns, int model) {
        return page().stream()
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ")))
                .filter(cells -> cells.size() == columns)
                .map(cells -> new Row(cells, model))
                .toList();
    }

    private static List<String> page() {
        try {
            return Files.readAllLines(Path.of("..", "..", "docs", "verdicts.md"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
