package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rollcall.kernel.Repair;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Exploration;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Mutation;
import org.rollcall.machine.Property;
import org.rollcall.machine.Repairs;
import org.rollcall.spec.InParallel;

/**
 * A repair mends what it is for and breaks nothing else: every model of IpiNmi is searched with each, and with all of them, by
 * the Java model. {@code -Drollcall.models=deep} takes the large ones, too.
 */
class RepairsTest {
    private static final int SMALL = 1_500;
    private static final List<ManifestModel> ALL = ManifestModel.all();
    private static final List<ManifestModel> MODELS = ALL.stream()
            .filter(RepairsTest::isTheKernels)
            .filter(model -> model.distinct() <= SMALL
                    || System.getProperty("rollcall.models", "").equals("deep"))
            .toList();

    @Test
    void whatHoldsHoldsWithEachRepairAndWithAll() {
        Set<String> broken = new TreeSet<>();
        Stream<Repairs> each = Stream.of(Repair.values()).map(RepairsTest::only);
        List<Repairs> sets = Stream.concat(each, Stream.of(new Repairs(EnumSet.allOf(Repair.class))))
                .toList();
        assertThat(MODELS).hasSizeGreaterThan(200);
        InParallel.each(
                MODELS,
                model -> sets.stream()
                        .filter(repairs -> !before(model).containsAll(violated(model, repairs)))
                        .toList(),
                model -> {},
                (model, those) -> those.forEach(repairs -> broken.add(model.name() + " " + repairs.made())));
        assertThat(broken).isEmpty();
    }

    /** {@code | `AtLeast` | `ML-nmi-f23-timeout-repaired` | `ML-nmi-f23-timeout`, `drop-hotplug` |} */
    @Test
    void thePageSaysWhatEachMends() throws IOException {
        List<String> rows = Stream.of(Repair.values()).map(RepairsTest::row).toList();
        assertThat(Files.readAllLines(Path.of("..", "..", "docs", "findings.md"), StandardCharsets.UTF_8).stream()
                        .filter(line -> line.matches("\\| `[A-Z]\\w+` \\| .*-repaired.*")))
                .containsExactlyElementsOf(rows);
    }

    /** A repair without which nothing is mended, or that no model of the manifest has, would be none. */
    @Test
    void eachMendsSomethingThatTheToolsHaveChecked() {
        Map<Repair, Long> checked = new EnumMap<>(Repair.class);
        for (Repair repair : Repair.values()) {
            checked.put(repair, checkedWith(repair).count());
        }
        assertThat(checked)
                .hasSize(Repair.values().length)
                .allSatisfy((repair, count) ->
                        assertThat(count).as(repair.specName()).isPositive());
    }

    private static String row(Repair repair) {
        return "| `%s` | %s | %s |"
                .formatted(
                        repair.specName(),
                        quoted(checkedWith(repair).map(ManifestModel::name).toList()),
                        quoted(ALL.stream()
                                .filter(RepairsTest::isTheKernels)
                                .filter(model ->
                                        model.violated() && model.claim().isPresent())
                                .filter(model -> violated(model, only(repair)).isEmpty())
                                .map(ManifestModel::name)
                                .toList()));
    }

    private static Stream<ManifestModel> checkedWith(Repair repair) {
        return ALL.stream()
                .filter(model -> model.configuration().repairs().equals(only(repair)))
                .filter(model ->
                        model.name().endsWith("-repaired") && model.claim().isPresent());
    }

    private static boolean isTheKernels(ManifestModel model) {
        Configuration configuration = model.configuration();
        return configuration.mut() == Mutation.NONE && configuration.repairs().equals(Repairs.NONE);
    }

    private static Repairs only(Repair repair) {
        return new Repairs(Set.of(repair));
    }

    private static Set<Property> before(ManifestModel model) {
        return model.violated() ? model.claim().stream().collect(Collectors.toSet()) : Set.of();
    }

    private static Set<Property> violated(ManifestModel model, Repairs repairs) {
        Machine machine = new Machine(model.configuration().withRepairs(repairs));
        Exploration exploration = Exploration.of(machine).judging(model.invariants());
        return (model.symmetric() ? exploration.upToSymmetry() : exploration)
                .run()
                .violated();
    }

    private static String quoted(Collection<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
