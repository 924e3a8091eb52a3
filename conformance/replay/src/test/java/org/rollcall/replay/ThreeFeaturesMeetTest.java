package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;

/**
 * A kernel that is wrong only where three things come together passes the models in which every two meet: of 142 wrong kernels
 * that somebody wrote, 17 did. Three features meet in a model if some step is there without none of them. Asked for is each roll
 * call with every two features: on mainline, with pseudo-NMI and without; beside SDEI on 7.3; and on each kernel where one of the
 * two is the other roll call. What cannot meet in twos is not asked for in threes. ADR 156. A build looks at a sample, {@code
 * -Drollcall.models=deep} at all.
 */
class ThreeFeaturesMeetTest {
    /** Every build looks at one triple in so many. */
    private static final int ONE_IN = 97;

    private static final List<Feature> ROLL_CALLS = List.of(Feature.named("Requesters"), Feature.named("Masters"));
    private static final Feature SDEI = Feature.named("Sdei");

    private static final List<Configuration> CONFIGURATIONS = StepModels.configurations();

    /** Three features on a kernel. */
    private record Triple(KernelOfSteps kernel, List<Feature> features) {
        /** All that must meet. */
        static List<Triple> asked() {
            return KernelOfSteps.all()
                    .flatMap(kernel -> Feature.threesOf(Feature.ALL).map(features -> new Triple(kernel, features)))
                    .filter(Triple::isAsked)
                    .toList();
        }

        private boolean isAsked() {
            return features.stream().anyMatch(ROLL_CALLS::contains)
                    && (features.contains(SDEI)
                            ? kernel.version() == KernelVersion.V73
                            : kernel.version() == KernelVersion.ML || features.containsAll(ROLL_CALLS))
                    && Apart.PAIRS.stream().noneMatch(apart -> apart.has(kernel, features));
        }

        boolean meets() {
            return CONFIGURATIONS.stream()
                    .filter(kernel::is)
                    .filter(model -> features.stream().allMatch(feature -> feature.in(model)))
                    .anyMatch(this::meetsIn);
        }

        private boolean meetsIn(Configuration model) {
            long those = features.stream().mapToLong(Feature::bit).sum();
            return Meetings.needs(model).stream().anyMatch(needed -> (those & ~needed) == 0);
        }
    }

    @Test
    void everyThreeMeet() {
        assertThat(Sample.of(Triple.asked(), ONE_IN))
                .isNotEmpty()
                .filteredOn(triple -> !triple.meets())
                .isEmpty();
    }

    /** Each two may meet where the three do not: two CPUs do two things at once, and there is no third. */
    @Test
    void threeThingsOfTwoCpusDoNotMeet() {
        Configuration three = Configuration.of(KernelVersion.ML, 3)
                .withBacktrace(requests -> requests.withMaxBt(0))
                .withDebugger(debugger -> debugger.withMaxKg(0))
                .with(Habit.IDLERS, CpuMask.of(0))
                .with(Habit.WINDOWS, CpuMask.of(1))
                .with(Habit.LONG_OFF, CpuMask.of(2));
        Configuration two = three.with(Habit.LONG_OFF, CpuMask.of(1));
        long those = Stream.of("Idlers", "Windows", "LongOff")
                .map(Feature::named)
                .mapToLong(Feature::bit)
                .sum();
        assertThat(Meetings.needs(three)).contains(those);
        assertThat(Meetings.needs(two)).noneMatch(needed -> (those & ~needed) == 0);
    }
}
