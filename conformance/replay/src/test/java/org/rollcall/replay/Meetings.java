package org.rollcall.replay;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rollcall.kernel.Variable;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Machine;
import org.rollcall.machine.State;

/**
 * Which features of a machine meet: some step needs both, as it is not there without the one, nor without the other. A step
 * is a state and the next one, apart from how many requests and debugger entries there were: what is over leaves no other trace.
 */
final class Meetings {
    private static final Set<String> COUNTS = Set.of("btCount", "kgCount");

    /** Two tests ask the same models. */
    private static final Map<Configuration, Set<Long>> KNOWN = new ConcurrentHashMap<>();

    /** The states seen, by what their variables are: machines that differ in features number the same states alike. */
    private final Map<List<Object>, Integer> numbers = new HashMap<>();

    private Meetings() {}

    /** For each feature, by its place, a bit for each that it meets; its own, if any step needs it at all. */
    static long[] of(Configuration configuration) {
        long[] met = new long[Feature.ALL.size()];
        needs(configuration)
                .forEach(needed -> Arrays.setAll(met, i -> (needed >> i & 1) == 0 ? met[i] : met[i] | needed));
        return met;
    }

    /** For each step a bit for each feature without which it is not there; steps that need the same are one. */
    static Set<Long> needs(Configuration configuration) {
        return KNOWN.computeIfAbsent(configuration, Meetings::walked);
    }

    private static Set<Long> walked(Configuration configuration) {
        return needs(
                configuration,
                Feature.ALL.stream()
                        .filter(feature -> feature.in(configuration))
                        .collect(Collectors.toMap(Feature::bit, feature -> feature.outOf(configuration))));
    }

    /**
     * For each step the bits without which it is not there.
     *
     * @param without for each bit the configuration without what it stands for
     */
    static Set<Long> needs(Configuration configuration, Map<Long, Configuration> without) {
        Meetings meetings = new Meetings();
        Map<Long, Long> needs = new HashMap<>();
        meetings.steps(configuration).forEach(step -> needs.put(step, 0L));
        without.forEach((bit, less) -> {
            Set<Long> there = meetings.steps(less);
            needs.replaceAll((step, needed) -> there.contains(step) ? needed : needed | bit);
        });
        return Set.copyOf(needs.values());
    }

    /** Whether some step is there neither in the one configuration nor in the other, which have less than this one. */
    static boolean needsMoreThan(Configuration one, Configuration other, Configuration configuration) {
        Meetings meetings = new Meetings();
        Set<Long> steps = meetings.steps(configuration);
        steps.removeAll(meetings.steps(one));
        return !steps.isEmpty() && !meetings.steps(other).containsAll(steps);
    }

    /** A bit for each feature without which some step is missing that a configuration has, and none of the others. */
    static long needed(Configuration configuration, List<Configuration> others) {
        Meetings meetings = new Meetings();
        Set<Long> own = meetings.steps(configuration);
        others.forEach(other -> own.removeAll(meetings.steps(other)));
        return IntStream.range(0, Feature.ALL.size())
                .filter(i -> Feature.ALL.get(i).in(configuration))
                .filter(i ->
                        !meetings.steps(Feature.ALL.get(i).outOf(configuration)).containsAll(own))
                .mapToLong(i -> 1L << i)
                .reduce(0, (one, other) -> one | other);
    }

    /** All steps of a machine, each as the numbers of its two states. */
    private Set<Long> steps(Configuration configuration) {
        Machine machine = new Machine(configuration);
        List<Variable> variables = machine.variables().stream()
                .filter(variable -> !COUNTS.contains(variable.name()))
                .toList();
        Set<Long> steps = new HashSet<>();
        Map<State, Integer> seen = new HashMap<>();
        Deque<State> waiting = new ArrayDeque<>(List.of(machine.initial()));
        seen.put(machine.initial(), number(machine.initial(), variables));
        while (!waiting.isEmpty()) {
            State state = waiting.remove();
            long from = (long) seen.get(state) << Integer.SIZE;
            machine.successors(
                    state,
                    (step, next) -> steps.add(from
                            | seen.computeIfAbsent(next, fresh -> {
                                waiting.add(fresh);
                                return number(fresh, variables);
                            })));
        }
        return steps;
    }

    private int number(State state, List<Variable> variables) {
        List<Object> values = variables.stream().map(state::value).toList();
        return numbers.computeIfAbsent(values, unseen -> numbers.size());
    }
}
