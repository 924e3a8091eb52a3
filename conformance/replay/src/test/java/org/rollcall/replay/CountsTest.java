package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.kernel.StepKind;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.Exploration;
import org.rollcall.machine.Fault;
import org.rollcall.machine.Machine;

/** The machine reaches, for every model of the manifest, the states and transitions that TLC counted, and its verdict. */
class CountsTest {
    static Stream<ManifestModel> models() {
        return ManifestModel.all().stream();
    }

    static Stream<ManifestModel> modelsOfSteps() {
        return models().filter(model -> model.name().contains("-steps"));
    }

    static Stream<ManifestModel> otherModels() {
        return models().filter(model -> !model.name().contains("-steps"));
    }

    /** Small, and together they take every step on every kernel: mutants of the byte code are held against these alone. */
    @Tag("pit")
    @ParameterizedTest
    @MethodSource("modelsOfSteps")
    void countsOfTheModelsOfSteps(ManifestModel model) {
        counts(model);
    }

    @ParameterizedTest
    @MethodSource("otherModels")
    void countsOfTheOthers(ManifestModel model) {
        counts(model);
    }

    private static void counts(ManifestModel model) {
        Exploration.Result result = model.explored(Fault.NONE, Integer.MAX_VALUE);
        assertThat(List.of(result.end(), result.distinct(), result.generated()))
                .as("end, distinct, generated")
                .isEqualTo(List.of(Exploration.End.EXHAUSTED, model.distinct(), model.generated()));
        assertThat(result.depth()).as("depth").isEqualTo(model.depth());
        model.claim()
                .ifPresent(claim -> assertThat(result.violated().contains(claim))
                        .as("violates " + claim.specName())
                        .isEqualTo(model.violated()));
    }

    @Test
    void everyStepIsTaken() {
        Stream<Configuration> withoutModel = Stream.of(
                Configuration.of(KernelVersion.ML, 2).with(Habit.LONG_OFF, CpuMask.of(1)),
                Configuration.of(KernelVersion.ML, 2)
                        .with(Habit.STOPPERS, CpuMask.of(0))
                        .with(Habit.STUCK, CpuMask.of(1)));
        Map<StepKind, Long> taken = new EnumMap<>(StepKind.class);
        Stream.concat(models().map(ManifestModel::configuration), withoutModel)
                .forEach(configuration -> Exploration.of(new Machine(configuration))
                        .run()
                        .steps()
                        .forEach((kind, count) -> taken.merge(kind, count, Long::sum)));
        assertThat(taken.keySet()).isEqualTo(EnumSet.allOf(StepKind.class));
    }
}
