package org.rollcall.walk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * All reachable states of a walk, numbered breadth first from 0, and what is to be shown of each: the variables and
 * registers of each CPU, the shared variables, and for each step of each CPU the guard that refuses it. A step that no
 * reachable state enables is left out.
 *
 * @param <S> states
 * @param <T> steps
 */
public final class Graph<S, T> {
    /** No state of the graph: the search ended before it. */
    public static final int BEYOND = -1;

    /**
     * What is known of one CPU.
     *
     * @param name of it
     * @param steps that it may take, in the order of the columns of {@code refusals}
     * @param variables of it, in each state
     * @param registers of it, in each state
     * @param refusals for each step the guard that refuses it, or "" where it is enabled
     */
    public record Cpu<S, T>(String name, List<T> steps, Table<S> variables, Table<S> registers, Table<S> refusals) {}

    private final Walk<S, T> walk;
    private final int bound;
    private final Map<S, Integer> numbers = new HashMap<>();
    private final List<S> states = new ArrayList<>();
    private final Set<T> taken = new HashSet<>();
    private final List<Cpu<S, T>> cpus = new ArrayList<>();
    private final Table<S> shared;
    private final Numbers distances = new Numbers();
    private boolean isCut;
    private final Map<String, Numbers> goals = new LinkedHashMap<>();

    private Graph(Walk<S, T> walk, int bound) {
        this.walk = walk;
        this.bound = bound;
        shared = new Table<>(walk.shared());
    }

    /**
     * The graph of a walk.
     *
     * @param bound how many states at most; steps that lead further lead to {@link #BEYOND}
     */
    public static <S, T> Graph<S, T> of(Walk<S, T> walk, int bound) {
        Graph<S, T> graph = new Graph<>(walk, bound);
        graph.search();
        walk.lanes().forEach(lane -> graph.cpus.add(graph.cpu(lane)));
        graph.states.forEach(graph::show);
        walk.goals().forEach((name, goal) -> graph.reach(name, i -> goal.test(graph.states.get(i))));
        return graph;
    }

    private void search() {
        Map<T, Integer> order = new HashMap<>();
        walk.lanes().forEach(lane -> lane.steps().forEach(step -> order.put(step, order.size())));
        number(walk.system().initial());
        for (int i = 0; i < states.size(); i++) {
            S state = states.get(i);
            List<T> steps = new ArrayList<>(walk.system().enabled(state));
            steps.sort(Comparator.comparing(order::get));
            for (T step : steps) {
                taken.add(step);
                int next = states.size();
                distances.add(next - number(walk.system().apply(state, step)));
            }
        }
    }

    private int number(S state) {
        Integer known = numbers.get(state);
        if (known != null) {
            return known;
        }
        if (states.size() == bound) {
            isCut = true;
            return BEYOND;
        }
        numbers.put(state, states.size());
        states.add(state);
        return states.size() - 1;
    }

    private Cpu<S, T> cpu(Lane<S, T> lane) {
        List<T> steps = lane.steps().stream().filter(taken::contains).toList();
        List<Field<S>> refusals = steps.stream()
                .map(step -> Field.<S>plain(step.toString(), state -> refusal(state, step)))
                .toList();
        return new Cpu<>(
                lane.name(),
                steps,
                new Table<>(lane.variables()),
                new Table<>(lane.registers()),
                new Table<>(refusals));
    }

    private String refusal(S state, T step) {
        @Nullable String refusal = walk.system().refusal(state, step);
        return refusal == null ? "" : refusal;
    }

    private void show(S state) {
        shared.add(state);
        for (Cpu<S, T> cpu : cpus) {
            cpu.variables().add(state);
            cpu.registers().add(state);
            cpu.refusals().add(state);
        }
    }

    /** Adds a goal, by the numbers of the states that reach it; none if no state does. */
    void reach(String name, IntPredicate goal) {
        var there = new Numbers();
        for (int i = 0; i < states.size(); i++) {
            if (goal.test(i)) {
                there.add(i);
            }
        }
        if (there.size() > 0) {
            goals.put(name, there);
        }
    }

    /** How many states there are. */
    public int size() {
        return states.size();
    }

    /** The states, in the order of their numbers. */
    public List<S> states() {
        return List.copyOf(states);
    }

    /** Whether the bound ended the search. */
    public boolean isCut() {
        return isCut;
    }

    /** The CPUs, in their order. */
    public List<Cpu<S, T>> cpus() {
        return List.copyOf(cpus);
    }

    /** The shared variables, in each state. */
    public Table<S> shared() {
        return shared;
    }

    /**
     * Where the enabled steps lead: for each state, for each CPU, for each of its enabled steps in their order, how far the
     * state that it leads to lies before the first one that is not met so far. So 0 is that one: a state that is new here.
     */
    public Numbers distances() {
        return distances;
    }

    /** The goals that can be reached, each with the numbers of its states, ascending. */
    public Map<String, Numbers> goals() {
        return Collections.unmodifiableMap(goals);
    }
}
