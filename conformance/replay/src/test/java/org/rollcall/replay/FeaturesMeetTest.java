package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.kernel.Capability;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.CpuMask;

/**
 * A step that is wrong only while two features of a machine are at work is found by no model that has one of them. Among the
 * models that hold each step against rules every two features meet: on mainline, with pseudo-NMI and without; those that 7.3
 * alone has, there; and on each kernel each feature meets both roll calls, which ask a CPU with each habit. Not asked for: three at once, other pairs on other
 * kernels than mainline, other architectures, repaired kernels. ADR 162. Machines with half of what pseudo-NMI needs: {@link
 * HalfOfPseudoNmiTest}.
 */
class FeaturesMeetTest {
    private static final Set<Feature> ROLL_CALLS = Set.of(Feature.named("Requesters"), Feature.named("Masters"));
    private static final Feature SDEI = Feature.named("Sdei");

    private static final List<Configuration> CONFIGURATIONS = StepModels.configurations();

    private static final Map<KernelOfSteps, long[]> MET =
            KernelOfSteps.all().collect(Collectors.toMap(Function.identity(), FeaturesMeetTest::met));

    /** Two features on a kernel. */
    private record Pair(KernelOfSteps kernel, Feature one, Feature other) {
        /** All that must meet, or be listed. */
        static List<Pair> asked() {
            return KernelOfSteps.all().flatMap(Pair::on).filter(Pair::isAsked).toList();
        }

        private static Stream<Pair> on(KernelOfSteps kernel) {
            return IntStream.range(0, Feature.ALL.size())
                    .boxed()
                    .flatMap(i ->
                            Feature.ALL.stream().limit(i).map(other -> new Pair(kernel, Feature.ALL.get(i), other)));
        }

        private boolean isAsked() {
            return has(SDEI::equals)
                    ? kernel.version() == KernelVersion.V73
                    : kernel.version() == KernelVersion.ML || has(ROLL_CALLS::contains);
        }

        private boolean has(Predicate<Feature> feature) {
            return feature.test(one) || feature.test(other);
        }

        boolean meets() {
            return (MET.get(kernel)[place(one)] >> place(other) & 1) != 0;
        }

        boolean isListed() {
            return Apart.PAIRS.stream().anyMatch(this::isIn);
        }

        boolean isIn(Apart entry) {
            return entry.has(kernel, List.of(one, other));
        }
    }

    /** What meets on a kernel; a model of features that have all met before is not walked. */
    private static long[] met(KernelOfSteps kernel) {
        long[] met = new long[Feature.ALL.size()];
        CONFIGURATIONS.stream()
                .filter(kernel::is)
                .filter(configuration -> mayAdd(configuration, met))
                .map(Meetings::of)
                .forEach(more -> IntStream.range(0, met.length).forEach(i -> met[i] |= more[i]));
        return met;
    }

    private static boolean mayAdd(Configuration configuration, long[] met) {
        long those = IntStream.range(0, met.length)
                .filter(i -> Feature.ALL.get(i).in(configuration))
                .mapToLong(i -> 1L << i)
                .reduce(0, (one, other) -> one | other);
        return IntStream.range(0, met.length).anyMatch(i -> (those >> i & 1) != 0 && (those & ~met[i]) != 0);
    }

    private static int place(Feature feature) {
        return Feature.ALL.indexOf(feature);
    }

    @Test
    void everyTwoMeetOrAreListed() {
        assertThat(Pair.asked())
                .filteredOn(pair -> !pair.meets() && !pair.isListed())
                .isEmpty();
    }

    @Test
    void noneIsListedThatMeets() {
        assertThat(Pair.asked())
                .filteredOn(pair -> pair.meets() && pair.isListed())
                .isEmpty();
    }

    @Test
    void everyEntryOfTheListIsOfAPairThatIsAskedFor() {
        assertThat(Apart.PAIRS).allSatisfy(entry -> assertThat(Pair.asked()).anyMatch(pair -> pair.isIn(entry)));
    }

    /** What a CPU does is seen by whom the roll call does not ask, too: here it is asked while it does it. */
    @ParameterizedTest
    @EnumSource(Habit.class)
    void aCpuWithEachHabitIsAskedByBothRollCalls(Habit habit) {
        Feature feature = Feature.named(habit.specName());
        assertThat(KernelOfSteps.all())
                .filteredOn(kernel -> !new Pair(kernel, feature, feature).isListed())
                .allSatisfy(kernel -> {
                    assertThat(CONFIGURATIONS).filteredOn(kernel::is).anyMatch(each -> isAsked(each, habit));
                    assertThat(CONFIGURATIONS).filteredOn(kernel::is).anyMatch(each -> isRoundedUp(each, habit));
                });
    }

    private static boolean isAsked(Configuration whole, Habit habit) {
        CpuMask requesters = whole.backtrace().requesters();
        return !requesters.isEmpty()
                && whole.environment().of(habit).stream()
                        .filter(cpu -> asksByMask(whole) || !requesters.contains(cpu))
                        .anyMatch(cpu ->
                                Meetings.needsMoreThan(without(whole, habit, cpu), notAsking(whole, cpu), whole));
    }

    /** sysrq-l by function calls has no mask: it asks all others. */
    private static boolean asksByMask(Configuration configuration) {
        return configuration.nmi().nmiChip() || !configuration.build().has(Capability.CSD_FALLBACK);
    }

    private static Configuration notAsking(Configuration whole, int cpu) {
        CpuMask targets = whole.backtrace().btTargets().without(cpu);
        return whole.withBacktrace(requests ->
                asksByMask(whole) ? requests.withBtTargets(targets) : requests.withRequesters(CpuMask.EMPTY));
    }

    private static boolean isRoundedUp(Configuration whole, Habit habit) {
        CpuMask masters = whole.debugger().masters();
        return !masters.isEmpty()
                && whole.environment().of(habit).stream()
                        .filter(cpu -> !masters.contains(cpu))
                        .anyMatch(cpu -> Meetings.needsMoreThan(
                                without(whole, habit, cpu),
                                whole.withDebugger(debugger -> debugger.withMasters(CpuMask.EMPTY)),
                                whole));
    }

    private static Configuration without(Configuration configuration, Habit habit, int cpu) {
        return configuration.with(habit, configuration.environment().of(habit).without(cpu));
    }

    /** A feature whose actions a configuration never takes meets nothing there, whatever its constants say. */
    @Test
    void aFeatureInVainMeetsNothing() {
        Feature idlers = Feature.named("Idlers");
        Feature masters = Feature.named("Masters");
        Feature crashers = Feature.named("Crashers");
        Configuration idle = Configuration.of(KernelVersion.ML, 2).with(Habit.IDLERS, CpuMask.of(1));
        Configuration nobodyPanics = idle.with(Habit.CRASHERS, CpuMask.of(1));
        Configuration nobodyEnters = idle.withDebugger(debugger -> debugger.withMaxKg(0));
        assertThat(Meetings.of(idle)[place(idlers)] >> place(masters) & 1).isOne();
        assertThat(Meetings.of(nobodyPanics)[place(crashers)]).isZero();
        assertThat(Meetings.of(nobodyEnters)[place(masters)]).isZero();
    }

    /** One after the other is not together: a CPU is idle or locked up, and both only on two CPUs. */
    @Test
    void featuresOfOneCpuThatExcludeEachOtherDoNotMeet() {
        Configuration quiet = Configuration.of(KernelVersion.ML, 2)
                .withBacktrace(requests -> requests.withMaxBt(0))
                .withDebugger(debugger -> debugger.withMaxKg(0))
                .with(Habit.IDLERS, CpuMask.of(1));
        int idlers = place(Feature.named("Idlers"));
        int windows = place(Feature.named("Windows"));
        assertThat(Meetings.of(quiet.with(Habit.WINDOWS, CpuMask.of(1)))[idlers] >> windows & 1)
                .isZero();
        assertThat(Meetings.of(quiet.with(Habit.WINDOWS, CpuMask.of(0)))[idlers] >> windows & 1)
                .isOne();
    }
}
