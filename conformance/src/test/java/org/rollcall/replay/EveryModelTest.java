package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.cpu.CpuStep;
import org.rollcall.machine.StepKind;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.ModelCheck;
import org.rollcall.spec.Specification;
import org.rollcall.spec.tla.TlaTools;

/**
 * Every model of the manifest: verdict and counts of our search, which replays every transition on the machine, both ways,
 * and verdict and counts of the TLA+ tools' own engine. {@code -Drollcall.models=deep} adds the slow ones.
 */
class EveryModelTest {
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final TlaTools TOOLS = TlaTools.ofProgram();
    private static final List<Model> MODELS = Manifest.ofProgram().models().stream()
            .filter(model -> model.speed() == Model.Speed.FAST
                    || System.getProperty("rollcall.models", "").equals("deep"))
            .toList();
    private static final Set<String> TAKEN = ConcurrentHashMap.newKeySet();

    @TestFactory
    Stream<DynamicTest> isAsTheManifestSays() {
        Replay replay = new Replay(TOOLS, LIMIT);
        ModelCheck check = new ModelCheck(TOOLS, ModelCheck.Counts.MUST_MATCH, LIMIT);
        Stream<DynamicTest> each = inParallel(MODELS, model -> {
            if (!Replay.takes(model)) {
                return check.run(model).problems();
            }
            Replay.Outcome outcome = replay.run(model);
            outcome.report().kinds().forEach((kind, count) -> {
                if (count > 0) {
                    TAKEN.add(kind);
                }
            });
            List<String> problems = new ArrayList<>(outcome.problems());
            problems.addAll(check.engineAlone(model));
            return problems;
        });
        return Stream.concat(
                each,
                Stream.of(dynamicTest(
                        "every step is taken",
                        () -> assertThat(TAKEN).containsExactlyInAnyOrderElementsOf(Replay.stepKinds()))));
    }

    @Test
    void actionsAndStepsHaveTheSameNamesAndParameters() {
        Model model = Manifest.ofProgram().named("ML-nmi-all");
        try (Specification specification = TOOLS.open(model.module(), model.configuration())) {
            Set<String> actions = new TreeSet<>();
            specification.actions().forEach(action -> actions.add(action.name() + action.parameters()));
            Set<String> steps = new TreeSet<>();
            for (StepKind kind : StepKind.values()) {
                steps.add(kind.specName() + kind.parameters());
            }
            assertThat(steps).isEqualTo(actions);
        }
    }

    @Test
    void actionsAndStepsOfOneCpuHaveTheSameNamesAndParameters() {
        Model model = Manifest.ofProgram().named("5.10-s1-eoi0");
        try (Specification specification = TOOLS.open(model.module(), model.configuration())) {
            Set<String> actions = new TreeSet<>();
            specification.actions().forEach(action -> actions.add(action.name() + action.parameters()));
            Set<String> steps = new TreeSet<>();
            for (CpuStep.Kind kind : CpuStep.Kind.values()) {
                steps.add(kind.specName() + kind.parameters());
            }
            assertThat(steps).isEqualTo(actions);
        }
    }

    @Test
    void everyActionNamesItsKernelFunction() {
        Model model = Manifest.ofProgram().named("ML-nmi-all");
        try (Specification specification = TOOLS.open(model.module(), model.configuration())) {
            assertThat(specification.actions().stream()
                            .filter(action -> action.source().isEmpty()))
                    .isEmpty();
        }
    }

    /** The tests of all models, whose work is done by as many threads as there are processors. */
    private static Stream<DynamicTest> inParallel(List<Model> models, Function<Model, List<String>> problems) {
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        List<Future<List<String>>> results = models.stream()
                .map(model -> workers.submit(() -> problems.apply(model)))
                .toList();
        workers.shutdown();
        return Stream.iterate(0, i -> i < models.size(), i -> i + 1)
                .map(i -> dynamicTest(
                        models.get(i).name(),
                        () -> assertThat(results.get(i).get()).isEmpty()));
    }
}
