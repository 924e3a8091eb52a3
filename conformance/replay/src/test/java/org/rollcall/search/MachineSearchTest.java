package org.rollcall.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Exploration;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.ModuleText;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;
import org.rollcall.spec.check.BothSearches;
import org.rollcall.spec.check.Engine;
import org.rollcall.spec.check.OwnSearch;
import org.rollcall.spec.tla.TlaTools;

/** What the Java model finds is what a search of the specification finds, step by step and word by word. */
class MachineSearchTest {
    private static final TlaTools TOOLS = TlaTools.ofProgram();
    private static final MachineSearch SEARCH = new MachineSearch(TOOLS);
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final long SMALL = 150;

    /** Some of each kind: a model for every property that is violated soon. */
    static Stream<Model> models() {
        Map<String, Model> smallest = new TreeMap<>();
        Manifest.ofProgram().models().stream()
                .filter(model -> model.expect() instanceof Expectation.Violated && model.distinct() <= SMALL)
                .filter(model -> SEARCH.takes(model.module(), TOOLS.configuration(model)))
                .forEach(model -> smallest.merge(
                        model.property(), model, (one, other) -> one.distinct() <= other.distinct() ? one : other));
        return smallest.values().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void findsTheSameWays(Model model) {
        ModelConfiguration configuration = TOOLS.configuration(model);
        OwnSearch.Found found = SEARCH.run(configuration);
        try (Specification specification = TOOLS.open(model)) {
            Exploration.Result result = Exploration.run(specification, new Exploration.Observer() {}, LIMIT);
            assertThat(List.of(found.distinct(), found.generated(), found.depth()))
                    .isEqualTo(List.of(result.distinct(), result.generated(), result.depth()));
            assertThat(List.copyOf(found.violations().keySet()))
                    .isEqualTo(List.copyOf(result.violations().keySet()));
            result.violations().forEach((property, way) -> {
                Counterexample ours = found.violations().get(property);
                assertThat(ours.actions()).isEqualTo(way.actions());
                assertThat(ours.ordered(specification.variables()).states())
                        .isEqualTo(way.detached().states());
            });
        }
    }

    @Test
    void theTextOfTheModuleSaysWhatTheToolsParse() {
        ModuleText text = TOOLS.moduleText("MCIpiNmi");
        try (Specification specification = TOOLS.open(Manifest.ofProgram().named("ML-nmi-all"))) {
            assertThat(text.variables()).containsExactlyInAnyOrderElementsOf(specification.variables());
            assertThat(specification.actions())
                    .allSatisfy(action -> assertThat(text.sources().getOrDefault(action.name(), ""))
                            .as(action.name())
                            .isEqualTo(action.source()));
        }
    }

    /** A search that has lost a state is told from the engine's, and who is at fault is said. */
    @Test
    void aDifferenceIsAProblemThatSaysWhatToReport() {
        Model model = Manifest.ofProgram().named("ML-f25");
        OwnSearch loses = new OwnSearch() {
            @Override
            public boolean takes(String module, ModelConfiguration configuration) {
                return true;
            }

            @Override
            public Found run(ModelConfiguration configuration) {
                Found found = SEARCH.run(configuration);
                return new Found(found.distinct() - 1, found.generated(), found.depth(), Map.of());
            }
        };
        assertThat(new BothSearches(TOOLS, loses, Engine.both, LIMIT)
                        .run(model.module(), model.name(), TOOLS.configuration(model))
                        .disagreements())
                .hasSize(3)
                .anyMatch(problem -> problem.startsWith("distinct states: our search 108, the engine 109"))
                .last()
                .asString()
                .contains("please report");
    }

    /** The engine names an action without its arguments: a reader wants to know whose step it is. */
    @ParameterizedTest
    @EnumSource(names = {"both", "tlc"})
    void aBrokenPromiseHasTheStepsOfCpus(Engine engine) {
        Model model = Manifest.ofProgram().named("ML-live-stop-term-no-timeout");
        Counterexample way = new BothSearches(TOOLS, SEARCH, engine, LIMIT)
                .run(model.module(), model.name(), TOOLS.configuration(model))
                .counterexample();
        try (Specification specification = TOOLS.open(model)) {
            assertThat(way.actions())
                    .isNotEmpty()
                    .allSatisfy(action -> assertThat(specification.actions()).contains(action));
            for (int i = 0; i < way.actions().size(); i++) {
                SpecState from = specification.state(way.states().get(i).values());
                SpecState to = specification.state(way.states().get(i + 1).values());
                assertThat(specification.isStep(from, way.actions().get(i), to)).isTrue();
            }
        }
    }

    /** Its counterexamples would speak of CPUs that the configuration does not have. */
    @Test
    void cpusOfOtherNamesAreLeftToTheTools() {
        String text = TOOLS.configuration(Manifest.ofProgram().named("ML-f25")).text();
        assertThat(SEARCH.takes("MCIpiNmi", TOOLS.parse("same", text))).isTrue();
        assertThat(SEARCH.takes("MCIpiNmi", TOOLS.parse("other", text.replaceAll("\\bc(\\d)\\b", "p$1"))))
                .isFalse();
    }
}
