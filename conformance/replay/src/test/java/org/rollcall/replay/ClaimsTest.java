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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;

/** What is said of the list of models as a whole. That each model does what it says is EveryModelTest's. */
class ClaimsTest {
    private static final Path SPEC = Path.of("..", "..", "spec", "tla");
    private static final Manifest MANIFEST = Manifest.ofProgram();

    /** Values of Mut that a model must catch; F24d is that of F24c, F6 that of F5. */
    private static final int MUTATIONS = 25;

    /** The assumptions of Kg_NoMiss_nmi. Printers have no effect without the print lock. */
    @ParameterizedTest
    @CsvSource({
        "drop-fair,Timeouts",
        "drop-fair-ML,Timeouts",
        "drop-urgent,Urgent",
        "drop-urgent-ML-f22c,Urgent",
        "drop-longhard,LongHard",
        "drop-variant,Variant",
        "drop-nmiusable,PrepOk",
        "drop-hotplug,Offline",
        "V6-nmi-f26,PrintLock Printers"
    })
    void oneAssumptionOfTheHeadlineIsDropped(String name, String assumption) {
        Model model = MANIFEST.named(name);
        Model twin = MANIFEST.named(model.twin());
        assertThat(model.expect()).isEqualTo(new Expectation.Violated("Kg_NoMiss_nmi"));
        assertThat(twin.expect()).isInstanceOf(Expectation.Holds.class);
        assertThat(twin.property()).isEqualTo("Kg_NoMiss_nmi");
        assertThat(differences(model, twin)).containsExactlyInAnyOrder(assumption.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bt_Term", "Kg_Arrive", "Kg_Leave", "Late_Join", "Kg_Resume", "Fb_Term"})
    void livenessHoldsInOneModelAndFailsInAnother(String property) {
        assertThat(MANIFEST.models().stream().filter(model -> model.property().equals(property)))
                .extracting(Model::expect)
                .contains(new Expectation.Holds(), new Expectation.Liveness(property));
    }

    @Test
    void everyMutationIsCaught() {
        Map<String, List<Model>> models = MANIFEST.models().stream()
                .filter(model -> !mutation(model).equals("\"none\""))
                .collect(Collectors.groupingBy(
                        model -> model.module() + " " + mutation(model), TreeMap::new, Collectors.toList()));
        assertThat(models)
                .hasSizeGreaterThanOrEqualTo(MUTATIONS)
                .allSatisfy(
                        (mutation, caught) -> assertThat(caught).as(mutation).anyMatch(ClaimsTest::fails));
    }

    /** A property that fails somewhere says something there; the witnesses are for the models in which it holds. */
    @Test
    void everyPropertyFailsSomewhere() {
        assertThat(properties(model -> !model.witness() && fails(model)))
                .isEqualTo(properties(model -> !model.witness()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"V5", "V6", "V7", "ML"})
    void everyVariantIsCheckedInFullAtThreeCpusAndUpToSymmetryAtFour(String variant) {
        for (String service : List.of("backtrace", "roundup")) {
            Model three = MANIFEST.named(variant + "-nmi-" + service);
            assertThat(three.symmetric()).isFalse();
            assertThat(three.replay()).isTrue();
            assertThat(constants(three)).containsEntry("CPU", "{c1, c2, c3}").containsEntry("Variant", quoted(variant));
            Model four = MANIFEST.named(variant + "-n4-" + service);
            assertThat(four.symmetric()).isTrue();
            assertThat(constants(four))
                    .containsEntry("CPU", "{c1, c2, c3, c4}")
                    .containsEntry("Variant", quoted(variant));
        }
    }

    private static Set<String> properties(Predicate<Model> models) {
        return MANIFEST.models().stream()
                .filter(models)
                .map(Model::property)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static boolean fails(Model model) {
        return !(model.expect() instanceof Expectation.Holds);
    }

    private static String mutation(Model model) {
        return constants(model).get("Mut");
    }

    private static Set<String> differences(Model one, Model other) {
        Map<String, String> ours = constants(one);
        Map<String, String> theirs = constants(other);
        assertThat(ours.keySet()).isEqualTo(theirs.keySet());
        return ours.keySet().stream()
                .filter(name -> !ours.get(name).equals(theirs.get(name)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> constants(Model model) {
        try {
            return Files.readAllLines(SPEC.resolve(model.cfg()), StandardCharsets.UTF_8).stream()
                    .filter(line -> line.startsWith("  ") && line.contains(" = "))
                    .map(line -> line.strip().split(" = ", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
