package org.rollcall.lab.cover;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Schedule;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;

/** All that a driven machine can reach: its steps with their outcomes, and ways to outcomes that are wanted. */
final class OutcomeGraph {
    private record Edge(State from, Step step, State to, String outcome) {}

    /** Longer schedules wait for longer, and one difference loses more. */
    private static final int LONGEST = 60;

    /** A step that was not taken in so many states is not tried in others. */
    private static final int TRIES = 3;

    private final Map<State, List<Edge>> out = new HashMap<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final State initial;
    private final Set<String> outcomes = new TreeSet<>();

    OutcomeGraph(DrivenMachine driven) {
        Machine machine = driven.machine();
        initial = machine.initial();
        Deque<State> queue = new ArrayDeque<>(List.of(initial));
        out.put(initial, List.of());
        while (!queue.isEmpty()) {
            State state = queue.remove();
            List<Edge> edges = new ArrayList<>();
            for (Step step : driven.steps(state)) {
                State to = machine.apply(state, step);
                String outcome = driven.outcome(state, step, to);
                edges.add(new Edge(state, step, to, outcome));
                outcomes.add(outcome);
                if (!out.containsKey(to)) {
                    out.put(to, List.of());
                    queue.add(to);
                }
            }
            out.put(state, edges);
        }
    }

    /** The names of all outcomes of all steps. */
    Set<String> outcomes() {
        return Collections.unmodifiableSet(outcomes);
    }

    int states() {
        return out.size();
    }

    /** The outcomes of a schedule's steps, in their order. */
    List<String> outcomes(Schedule way) {
        List<String> names = new ArrayList<>();
        State state = initial;
        for (Step step : way.steps()) {
            Edge edge = edge(state, step);
            names.add(edge.outcome());
            state = edge.to();
        }
        return names;
    }

    /** No schedule takes the last step of this one in that state again; in other states it may. */
    void avoid(Schedule way) {
        State state = initial;
        Edge last = null;
        for (Step step : way.steps()) {
            last = edge(state, step);
            state = last.to();
        }
        if (last != null) {
            failures.merge(last.outcome(), 1, Integer::sum);
            List<Edge> rest = new ArrayList<>(out.get(last.from()));
            rest.remove(last);
            out.put(last.from(), rest);
        }
    }

    private Edge edge(State state, Step step) {
        return out.get(state).stream()
                .filter(each -> each.step().equals(step))
                .findFirst()
                .orElseThrow();
    }

    /** A schedule that takes one wanted outcome after the other, always a nearest one; empty if it can take none. */
    Schedule covering(Set<String> wanted) {
        Set<String> left = new TreeSet<>(wanted);
        List<Step> way = new ArrayList<>();
        State at = initial;
        List<Edge> next = nearest(at, left);
        while (!next.isEmpty() && (way.isEmpty() || way.size() + next.size() <= LONGEST)) {
            for (Edge edge : next) {
                way.add(edge.step());
                left.remove(edge.outcome());
                at = edge.to();
            }
            next = nearest(at, left);
        }
        return new Schedule(way);
    }

    private List<Edge> nearest(State from, Set<String> wanted) {
        Map<State, Edge> by = new HashMap<>();
        Deque<State> queue = new ArrayDeque<>(List.of(from));
        while (!queue.isEmpty()) {
            State state = queue.remove();
            for (Edge edge : out.get(state)) {
                if (failures.getOrDefault(edge.outcome(), 0) >= TRIES) {
                    continue;
                }
                if (wanted.contains(edge.outcome())) {
                    return way(edge, by, from);
                }
                if (!edge.to().equals(from) && by.putIfAbsent(edge.to(), edge) == null) {
                    queue.add(edge.to());
                }
            }
        }
        return List.of();
    }

    private static List<Edge> way(Edge last, Map<State, Edge> by, State from) {
        List<Edge> way = new ArrayList<>(List.of(last));
        for (State at = last.from(); !at.equals(from); at = by.get(at).from()) {
            way.add(by.get(at));
        }
        Collections.reverse(way);
        return way;
    }
}
