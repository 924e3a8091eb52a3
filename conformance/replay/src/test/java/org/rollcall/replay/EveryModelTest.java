package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.call.CallKind;
import org.rollcall.cpu.CpuStep;
import org.rollcall.kernel.StepKind;
import org.rollcall.panic.PanicKind;
import org.rollcall.sdei.SdeiKind;
import org.rollcall.spec.EngineResult;
import org.rollcall.spec.InParallel;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.check.ModelCheck;
import org.rollcall.spec.check.SameGraph;
import org.rollcall.spec.tla.TlaTools;
import org.rollcall.sse.SseKind;
import org.rollcall.transition.ActionName;

/**
 * Every model of the manifest: verdict and counts of the TLA+ tools' own engine, each of whose transitions is replayed on the
 * machine, both ways. {@code -Drollcall.models=deep} adds the slow ones.
 */
class EveryModelTest {
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final TlaTools TOOLS = TlaTools.ofProgram();
    private static final List<Model> MODELS = Manifest.ofProgram().models().stream()
            .filter(model -> model.speed() == Model.Speed.FAST
                    || System.getProperty("rollcall.models", "").equals("deep"))
            .toList();
    private static final Replay REPLAY = new Replay(TOOLS, LIMIT);
    private static final Set<String> TAKEN = ConcurrentHashMap.newKeySet();

    @TestFactory
    Stream<DynamicTest> isAsTheManifestSays() {
        Map<Model, List<String>> problems = new LinkedHashMap<>();
        InParallel.each(
                SameGraph.among(TOOLS, MODELS),
                EveryModelTest::problems,
                graph -> {},
                (graph, found) -> problems.putAll(found));
        return Stream.concat(
                problems.entrySet().stream()
                        .map(entry -> dynamicTest(
                                entry.getKey().name(),
                                () -> assertThat(entry.getValue()).isEmpty())),
                Stream.of(dynamicTest(
                        "every step is taken",
                        () -> assertThat(TAKEN).containsExactlyInAnyOrderElementsOf(Replay.stepKinds()))));
    }

    /** What is wrong with each model; those that cannot be judged at all do not keep the others from it. */
    private static Map<Model, List<String>> problems(SameGraph graph) {
        Map<Model, List<String>> problems = new LinkedHashMap<>();
        try {
            if (Replay.takes(graph.first())) {
                for (Replay.Outcome outcome : REPLAY.run(graph)) {
                    TAKEN.addAll(outcome.report().taken());
                    problems.put(outcome.model(), outcome.problems());
                }
            } else {
                EngineResult found =
                        TOOLS.run(graph.first().module(), graph.first().name(), graph.configuration(), LIMIT);
                graph.models()
                        .forEach(model -> problems.put(model, ModelCheck.problems(model, graph.of(model, found))));
            }
        } catch (SpecificationException e) {
            graph.models().forEach(model -> problems.put(model, List.of(String.valueOf(e.getMessage()))));
        }
        return problems;
    }

    static Stream<Arguments> stepsOfModels() {
        return Stream.of(
                arguments(List.of("ML-nmi-all", "ML-panic-reboot", "W-left-out"), List.of(StepKind.values())),
                arguments(List.of("5.10-s1-eoi0"), List.of(CpuStep.Kind.values())),
                arguments(List.of("panic-stuck"), List.of(PanicKind.values())),
                arguments(List.of("call-n14"), List.of(CallKind.values())),
                arguments(List.of("sse-a"), List.of(SseKind.values())),
                arguments(List.of("sdei-open"), List.of(SdeiKind.values())));
    }

    /** The tools list an action only where somebody may take it: models that between them have somebody for each. */
    @ParameterizedTest
    @MethodSource("stepsOfModels")
    void actionsAndStepsHaveTheSameNamesAndParameters(List<String> models, List<ActionName> steps) {
        Set<String> actions = new TreeSet<>();
        for (String name : models) {
            try (Specification specification = TOOLS.open(Manifest.ofProgram().named(name))) {
                specification.actions().forEach(action -> actions.add(action.name() + action.parameters()));
            }
        }
        assertThat(steps)
                .extracting(step -> step.specName() + step.parameters())
                .containsExactlyInAnyOrderElementsOf(actions);
    }

    @Test
    void everyActionNamesItsKernelFunction() {
        Model model = Manifest.ofProgram().named("ML-nmi-all");
        try (Specification specification = TOOLS.open(model)) {
            assertThat(specification.actions().stream()
                            .filter(action -> action.source().isEmpty()))
                    .isEmpty();
        }
    }
}
