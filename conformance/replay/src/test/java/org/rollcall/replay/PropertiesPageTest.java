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
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;

/** The page that explains the properties, and the manifest that it explains. */
class PropertiesPageTest {
    private static final List<Model> MODELS = Manifest.ofProgram().models();
    private static final List<String> PAGE = page();
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final int FINDINGS = 36;
    /** Findings of the list that have no model: neither the protocol nor the masks can show them. */
    private static final Set<String> WITHOUT_FORM = Set.of("F20", "F27", "F29", "F31");

    @Test
    void everyPropertyHasItsHeading() {
        Set<String> headings = PAGE.stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .collect(Collectors.toSet());
        assertThat(MODELS.stream().filter(model -> !model.witness()).map(Model::property))
                .isNotEmpty()
                .isSubsetOf(headings);
        assertThat(MODELS.stream().filter(Model::witness).map(model -> "| " + model.property() + " |"))
                .isNotEmpty()
                .allMatch(cell -> PAGE.stream().anyMatch(line -> line.startsWith(cell)));
    }

    @Test
    void everyFindingIsInTheTableAndHasAModelOrAReason() {
        Stream<String> numbers =
                IntStream.rangeClosed(1, FINDINGS).filter(i -> i != 24).mapToObj(i -> "F" + i);
        Stream<String> letters =
                Stream.of("F22b", "F22c", "F24a", "F24b", "F24c", "F24d", "F24e", "F24f", "F24g", "F24h");
        assertThat(Stream.concat(numbers, letters)).allSatisfy(finding -> {
            List<String> rows = PAGE.stream()
                    .filter(line -> line.startsWith("| " + finding + " |"))
                    .toList();
            assertThat(rows).as(finding).isNotEmpty();
            assertThat(rows.stream().allMatch(row -> row.contains("| none: ")))
                    .as(finding + " has no abstract form")
                    .isEqualTo(WITHOUT_FORM.contains(finding));
            assertThat(MODELS.stream().anyMatch(model -> model.findings().contains(finding) && fails(model)))
                    .as(finding + " has a model that fails")
                    .isNotEqualTo(WITHOUT_FORM.contains(finding));
        });
    }

    @Test
    void everyRowOfTheTableIsWhatTheManifestSays() {
        Map<String, Model> models = new TreeMap<>();
        MODELS.forEach(model -> models.put(model.name(), model));
        List<String[]> rows = PAGE.stream()
                .filter(line -> line.matches("\\| F[0-9].*") && !line.contains("| none: "))
                .map(line -> line.split(" *\\| *"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(FINDINGS).allSatisfy(row -> {
            Model model = models.get(unquoted(row[3]));
            assertThat(model).as(row[3]).isNotNull();
            assertThat(model.findings()).contains(row[1]);
            assertThat(row[4]).isEqualTo(model.property());
            assertThat(unquoted(row[5])).isEqualTo(model.twin());
        });
    }

    @Test
    void everyModelOnThePageIsInTheManifest() {
        assertThat(named(line -> line.startsWith("* Holds in ")))
                .isNotEmpty()
                .allMatch(name -> !fails(Manifest.ofProgram().named(name)));
        assertThat(named(line -> line.startsWith("* Fails, as expected, in ")))
                .isNotEmpty()
                .allMatch(name -> fails(Manifest.ofProgram().named(name)));
    }

    @Test
    void whatShowsAFindingHasATwinThatHolds() {
        assertThat(MODELS.stream()
                        .filter(model -> fails(model) && !model.findings().isEmpty()))
                .isNotEmpty()
                .allSatisfy(model -> {
                    assertThat(model.twin()).as(model.name()).isNotNull();
                    assertThat(Manifest.ofProgram().named(model.twin()).expect())
                            .as(model.name())
                            .isInstanceOf(Expectation.Holds.class);
                });
    }

    @Test
    void everyWitnessMustFail() {
        assertThat(MODELS.stream().filter(Model::witness)).isNotEmpty().allMatch(PropertiesPageTest::fails);
    }

    private static boolean fails(Model model) {
        return !(model.expect() instanceof Expectation.Holds);
    }

    private static Set<String> named(Predicate<String> lines) {
        return PAGE.stream()
                .filter(lines)
                .flatMap(line -> QUOTED.matcher(line).results())
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String unquoted(String cell) {
        return cell.replace("`", "");
    }

    private static List<String> page() {
        try {
            return Files.readAllLines(Path.of("..", "..", "docs", "properties.md"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
