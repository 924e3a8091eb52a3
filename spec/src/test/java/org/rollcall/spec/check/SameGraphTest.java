package org.rollcall.spec.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.spec.EngineResult;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.tla.TlaTools;

/** Models that one search serves. */
class SameGraphTest {
    private static final TlaTools TOOLS = TlaTools.ofProgram();
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final List<SameGraph> ALL =
            SameGraph.among(TOOLS, Manifest.ofProgram().models());

    @Test
    void eachModelIsInOne() {
        assertThat(ALL.stream().flatMap(graph -> graph.models().stream()))
                .containsExactlyInAnyOrderElementsOf(Manifest.ofProgram().models());
    }

    @Test
    void theCountsOfModelsThatShareOneAreTheSame() {
        assertThat(ALL)
                .allSatisfy(graph -> assertThat(graph.models().stream()
                                .map(model -> List.of(model.distinct(), model.generated(), model.depth()))
                                .distinct())
                        .hasSize(1));
    }

    private static final Map<SameGraph, EngineResult> FOUND = new HashMap<>();

    /** Small ones of which some hold and some fail. */
    static Stream<Arguments> mixed() {
        return ALL.stream()
                .filter(graph -> graph.first().distinct() < 50
                        && graph.models().stream()
                                        .map(model -> model.expect().toString())
                                        .distinct()
                                        .count()
                                > 1)
                .flatMap(graph -> graph.models().stream().map(model -> Arguments.of(model.name(), graph, model)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mixed")
    void aModelIsJudgedAsIfItWereAlone(String name, SameGraph graph, Model model) {
        EngineResult together = graph.of(
                model,
                FOUND.computeIfAbsent(graph, shared -> TOOLS.run(model.module(), name, shared.configuration(), LIMIT)));
        EngineResult alone = TOOLS.run(model, LIMIT);
        assertThat(together.found()).isEqualTo(alone.found());
        assertThat(together.distinct()).isEqualTo(alone.distinct());
        assertThat(together.generated()).isEqualTo(alone.generated());
        assertThat(together.depth()).isEqualTo(alone.depth());
    }
}
