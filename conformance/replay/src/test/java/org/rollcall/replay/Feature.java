package org.rollcall.replay;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rollcall.kernel.Repair;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Constant;
import org.rollcall.machine.CpuMask;

/**
 * Something that a model of {@code IpiNmi} may have or not: a constant that has another value than on a machine where nothing
 * happens. A constant of the machine is one, unless it says which kernel and machine it is, how often something happens, or
 * how a kernel could be repaired.
 */
record Feature(Constant<Configuration, ?> constant) {
    private static final Set<String> NONE = none();

    /** All of them, in the order of the specification's constants. */
    static final List<Feature> ALL = Configuration.CONSTANTS.stream()
            .filter(constant -> !NONE.contains(constant.name()))
            .map(Feature::new)
            .toList();

    private static Set<String> none() {
        Set<String> names =
                new TreeSet<>(List.of("Version", "Arch", "NmiChip", "PrioMask", "BtTargets", "MaxBt", "MaxKg"));
        Arrays.stream(Repair.values()).map(Repair::specName).forEach(names::add);
        return names;
    }

    static Feature named(String name) {
        return ALL.stream()
                .filter(feature -> feature.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no feature is called " + name));
    }

    String name() {
        return constant.name();
    }

    /** A bit of its own, by its place among all. */
    long bit() {
        return 1L << ALL.indexOf(this);
    }

    /** Every three of some features, each once. */
    static Stream<List<Feature>> threesOf(List<Feature> some) {
        return IntStream.range(0, some.size())
                .boxed()
                .flatMap(k -> IntStream.range(0, k)
                        .boxed()
                        .flatMap(j ->
                                IntStream.range(0, j).mapToObj(i -> List.of(some.get(i), some.get(j), some.get(k)))));
    }

    /** Whether a configuration has it. */
    boolean in(Configuration configuration) {
        return in(configuration, constant);
    }

    /** The same configuration without it. */
    Configuration outOf(Configuration configuration) {
        return outOf(configuration, constant);
    }

    /**
     * The CPUs that have it.
     *
     * @throws ClassCastException if it is the whole machine's
     */
    CpuMask cpus(Configuration configuration) {
        return (CpuMask) constant.get().apply(configuration);
    }

    /**
     * The same configuration, in which these CPUs have it, and no others.
     *
     * @throws ClassCastException if it is the whole machine's
     */
    Configuration of(CpuMask cpus, Configuration configuration) {
        return of(cpus, configuration, constant);
    }

    private static <V> Configuration of(
            CpuMask cpus, Configuration configuration, Constant<Configuration, V> constant) {
        return constant.with().apply(configuration, constant.type().cast(cpus));
    }

    private static <V> boolean in(Configuration configuration, Constant<Configuration, V> constant) {
        return !constant.get().apply(configuration).equals(constant.get().apply(quiet(configuration)));
    }

    private static <V> Configuration outOf(Configuration configuration, Constant<Configuration, V> constant) {
        return constant.with().apply(configuration, constant.get().apply(quiet(configuration)));
    }

    private static Configuration quiet(Configuration configuration) {
        return Configuration.of(configuration.version(), configuration.cpus())
                .withBacktrace(requests -> requests.withRequesters(CpuMask.EMPTY))
                .withDebugger(debugger -> debugger.withMasters(CpuMask.EMPTY));
    }

    @Override
    public String toString() {
        return name();
    }
}
