package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;

/**
 * A kernel that is wrong about a third CPU, while one asks and another one does something, passes the models of two CPUs. On
 * mainline each roll call meets every two things that CPUs do, each of the three on a CPU of its own; on the series v6 and v7
 * the two roll calls meet every third thing; and with SDEI a request meets a roundup or a stop, and every third thing. Three CPUs
 * meet in a model if some step is there without none of the three. ADR 184. A build looks at a sample, {@code
 * -Drollcall.models=deep} at all.
 */
class ThreeCpusMeetTest {
    /** Every build looks at one triple in so many. */
    private static final int ONE_IN = 149;

    private static final Feature REQUESTERS = Feature.named("Requesters");
    private static final Feature MASTERS = Feature.named("Masters");
    private static final Feature STOPPERS = Feature.named("Stoppers");
    private static final Feature SDEI = Feature.named("Sdei");
    private static final KernelOfSteps MAINLINE = new KernelOfSteps(KernelVersion.ML, true);

    /** What a CPU may do. A hard lockup detector asks on a CPU that is stuck: it is a request and a habit. */
    private static final List<Feature> DEEDS = Stream.concat(
                    Stream.of(Habit.values())
                            .filter(habit -> habit != Habit.WATCHDOGS)
                            .map(Habit::specName),
                    Stream.of("Offline", "Unplug", "Requesters", "Masters"))
            .map(Feature::named)
            .toList();

    private static final List<Configuration> CONFIGURATIONS = StepModels.configurations().stream()
            .filter(configuration -> configuration.cpus() >= 3)
            .toList();

    private static final Triple WINDOW_AND_IDLER =
            new Triple(MAINLINE, List.of(REQUESTERS, Feature.named("Windows"), Feature.named("Idlers")));

    private static final Map<Configuration, List<Set<Deed>>> KNOWN = new HashMap<>();

    /** A CPU that may do something. */
    private record Deed(Feature feature, int cpu) {
        static List<Deed> of(Configuration model) {
            return DEEDS.stream()
                    .flatMap(feature -> feature.cpus(model).stream().mapToObj(cpu -> new Deed(feature, cpu)))
                    .toList();
        }

        Configuration outOf(Configuration model) {
            return feature.of(feature.cpus(model).without(cpu), model);
        }
    }

    /** Three things to do on a kernel. */
    private record Triple(KernelOfSteps kernel, List<Feature> features) {
        /** All that must meet. */
        static List<Triple> asked() {
            return KernelOfSteps.all()
                    .flatMap(kernel -> Feature.threesOf(DEEDS).map(features -> new Triple(kernel, features)))
                    .filter(Triple::isAsked)
                    .toList();
        }

        /** Without pseudo-NMI the series v6 is the series v7: function calls serve both roll calls. */
        private boolean isAsked() {
            boolean request = features.contains(REQUESTERS);
            boolean roundup = features.contains(MASTERS);
            return switch (kernel.version()) {
                case V5 -> false;
                case V6 -> kernel.nmi() && request && roundup;
                case V7 -> request && roundup;
                case ML -> request || roundup;
                case V73 -> request && (roundup || features.contains(STOPPERS));
            };
        }

        boolean meets() {
            return CONFIGURATIONS.stream().anyMatch(this::meetsIn);
        }

        boolean meetsIn(Configuration model) {
            return kernel.is(model)
                    && SDEI.in(model) == (kernel.version() == KernelVersion.V73)
                    && areOnThreeCpus(Set.copyOf(Deed.of(model)))
                    && needed(model).stream().anyMatch(this::areOnThreeCpus);
        }

        /** Each by a CPU that does none of the others. */
        private boolean areOnThreeCpus(Set<Deed> deeds) {
            return areOn(CpuMask.EMPTY, features, deeds);
        }

        private static boolean areOn(CpuMask others, List<Feature> features, Set<Deed> deeds) {
            return features.isEmpty()
                    || deeds.stream()
                            .filter(deed -> deed.feature.equals(features.get(0)) && !others.contains(deed.cpu))
                            .anyMatch(
                                    deed -> areOn(others.with(deed.cpu), features.subList(1, features.size()), deeds));
        }
    }

    /** What the steps of a model need; with SDEI, of those that need it, too. */
    private static List<Set<Deed>> needed(Configuration model) {
        return KNOWN.computeIfAbsent(model, ThreeCpusMeetTest::walked);
    }

    private static List<Set<Deed>> walked(Configuration model) {
        List<Deed> deeds = Deed.of(model);
        long sdei = SDEI.in(model) ? 1L << deeds.size() : 0;
        Map<Long, Configuration> without = new HashMap<>();
        IntStream.range(0, deeds.size())
                .forEach(i -> without.put(1L << i, deeds.get(i).outOf(model)));
        if (sdei != 0) {
            without.put(sdei, SDEI.outOf(model));
        }
        return Meetings.needs(model, without).stream()
                .filter(needed -> (sdei & ~needed) == 0)
                .map(needed -> IntStream.range(0, deeds.size())
                        .filter(i -> (needed >> i & 1) != 0)
                        .mapToObj(deeds::get)
                        .collect(Collectors.toUnmodifiableSet()))
                .toList();
    }

    @Test
    void everyThreeMeet() {
        assertThat(Sample.of(Triple.asked(), ONE_IN))
                .isNotEmpty()
                .filteredOn(triple -> !triple.meets())
                .isEmpty();
    }

    @Test
    void whatEachOfThreeCpusDoesMeets() {
        assertThat(WINDOW_AND_IDLER.meetsIn(windowAndIdler(1))).isTrue();
    }

    /** A CPU that never does what it may do meets nobody. */
    @Test
    void whatIsDoneInVainMeetsNobody() {
        assertThat(WINDOW_AND_IDLER.meetsIn(windowAndIdler(0))).isFalse();
    }

    private static Configuration windowAndIdler(int requests) {
        return Configuration.of(KernelVersion.ML, 3)
                .withDebugger(debugger -> debugger.withMasters(CpuMask.EMPTY))
                .withBacktrace(backtrace -> backtrace.withMaxBt(requests).withBtTargets(CpuMask.of(1)))
                .with(Habit.WINDOWS, CpuMask.of(1))
                .with(Habit.IDLERS, CpuMask.of(2));
    }

    /** A CPU that panics with a crash kernel does two things at once, and is no two CPUs. */
    @Test
    void whatOneCpuDoesIsOnOneCpu() {
        Triple crash = new Triple(MAINLINE, List.of(REQUESTERS, Feature.named("Stoppers"), Feature.named("Crashers")));
        Configuration two = Configuration.of(KernelVersion.ML, 3)
                .withDebugger(debugger -> debugger.withMasters(CpuMask.EMPTY))
                .with(Habit.STOPPERS, CpuMask.of(2))
                .with(Habit.CRASHERS, CpuMask.of(2));
        assertThat(crash.meetsIn(two)).isFalse();
    }
}
