package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.tla.TlaTools;

/** What is said of the list of models as a whole. That each model does what it says is EveryModelTest's. */
class ClaimsTest {
    private static final TlaTools TOOLS = TlaTools.ofProgram();
    /** {@code F24b_DumpNext(from) ==} */
    private static final Pattern MUTATED = Pattern.compile("(?m)^(?!Witness)([A-Z]\\w*?)_(\\w+)(?:\\(.*\\))? ==");

    private static final Manifest MANIFEST = Manifest.ofProgram();

    /** The assumptions of Kg_NoMiss_nmi. Printers have no effect without the print lock. */
    @ParameterizedTest
    @CsvSource({
        "drop-fair,Timeouts",
        "drop-fair-ML,Timeouts",
        "drop-urgent,Urgent",
        "drop-urgent-ML-f22c,Urgent",
        "drop-longhard,LongHard",
        "drop-variant,Version",
        "drop-nmiusable,PrepOk",
        "drop-hotplug,Offline",
        "drop-requester,Stuck Watchdogs",
        "drop-requester-ML,Stuck Watchdogs",
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

    /** F24d is the mutation of F24c seen from the target, F6 that of F5. */
    @Test
    void everyMutationIsCaught() {
        assertThat(MANIFEST.mutations().keySet())
                .allSatisfy(mutation -> assertThat(MANIFEST.models())
                        .anyMatch(model -> model.mutation().equals(mutation) && fails(model)));
    }

    /** A mutation replaces all that the modules have for it. */
    @Test
    void everyMutationIsListedWithItsOperators() {
        Map<String, Set<String>> written = new TreeMap<>();
        for (String module : List.of(
                "IpiNmiMutations.tla",
                "MCPriorityMask.tla",
                "MCPanicElection.tla",
                "MCCallFunction.tla",
                "MCSseNmi.tla",
                "MCSdeiRequest.tla")) {
            MUTATED.matcher(TOOLS.text(module))
                    .results()
                    .forEach(found -> written.computeIfAbsent(found.group(1), name -> new TreeSet<>())
                            .add(found.group(2)));
        }
        Map<String, Set<String>> listed = new TreeMap<>();
        MANIFEST.mutations().forEach((mutation, operators) -> listed.put(mutation, new TreeSet<>(operators)));
        assertThat(listed).isEqualTo(written).hasSizeGreaterThan(20);
    }

    /** A property that fails somewhere says something there; the witnesses are for the models in which it holds. */
    @Test
    void everyPropertyFailsSomewhere() {
        assertThat(properties(model -> !model.witness() && fails(model)))
                .isEqualTo(properties(model -> !model.witness()));
    }

    @ParameterizedTest
    @EnumSource(KernelVersion.class)
    void everyVersionIsCheckedInFullAtThreeCpusAndUpToSymmetryAtFour(KernelVersion version) {
        for (String service : List.of("backtrace", "roundup")) {
            Model three = MANIFEST.named(version + "-nmi-" + service);
            assertThat(three.symmetric()).isFalse();
            assertThat(three.replay()).isTrue();
            assertThat(constants(three))
                    .containsEntry("CPU", "{c1, c2, c3}")
                    .containsEntry("Version", quoted(version.specName()));
            Model four = MANIFEST.named(version + "-n4-" + service);
            assertThat(four.symmetric()).isTrue();
            assertThat(constants(four))
                    .containsEntry("CPU", "{c1, c2, c3, c4}")
                    .containsEntry("Version", quoted(version.specName()));
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

    private static Set<String> differences(Model one, Model other) {
        Map<String, String> ours = constants(one);
        Map<String, String> theirs = constants(other);
        assertThat(ours.keySet()).isEqualTo(theirs.keySet());
        return ours.keySet().stream()
                .filter(name -> !ours.get(name).equals(theirs.get(name)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> constants(Model model) {
        Map<String, String> constants = new TreeMap<>();
        TOOLS.configuration(model).constants().forEach((name, value) -> constants.put(name, value.toString()));
        return constants;
    }
}
