package org.rollcall.liveness;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;

/** A way to a fair part of a graph, and a way around in it that is fair to every assumption. */
final class Tour<S, T> {
    private static final int UNSEEN = -2;
    private static final int ORIGIN = -1;

    private final StateGraph<S, T> graph;
    private final BitSet waiting;
    private final BitSet part;

    /**
     * Tours of a graph.
     *
     * @param waiting the states in which a promise is not kept
     * @param part a fair part of them
     */
    Tour(StateGraph<S, T> graph, BitSet waiting, BitSet part) {
        this.graph = graph;
        this.waiting = waiting;
        this.part = part;
    }

    /** The tour by one of the states where the promise begins. */
    Lasso<T> from(BitSet begins) {
        List<Integer> there = path(begins, waiting::get, part::get);
        BitSet initial = new BitSet();
        initial.set(0);
        int begin = there.get(0);
        List<Integer> way = new ArrayList<>(path(initial, state -> true, state -> state == begin));
        way.addAll(there.subList(1, there.size()));
        return new Lasso<>(steps(way), around(way.get(way.size() - 1)));
    }

    private List<T> around(int home) {
        List<T> loop = new ArrayList<>();
        int here = home;
        for (int i = 0; i < graph.assumptions().size(); i++) {
            here = satisfy(i, here, loop);
        }
        loop.addAll(steps(path(only(here), part::get, state -> state == home)));
        if (loop.isEmpty() && part.cardinality() > 1) {
            int next = Arrays.stream(graph.targets(home))
                    .filter(part::get)
                    .findFirst()
                    .orElseThrow();
            loop.add(graph.step(home, next, 0));
            loop.addAll(steps(path(only(next), part::get, state -> state == home)));
        }
        return loop;
    }

    /** Goes to where an assumption has no step, or takes one; the value is where that ends. */
    private int satisfy(int assumption, int here, List<T> loop) {
        long bit = 1L << assumption;
        boolean idle = part.stream().anyMatch(state -> (graph.enabled(state) & bit) == 0);
        boolean taken = part.stream().anyMatch(state -> target(state, bit) >= 0);
        if (taken && (!idle || graph.assumptions().get(assumption).strong())) {
            List<Integer> way = path(only(here), part::get, state -> target(state, bit) >= 0);
            int from = way.get(way.size() - 1);
            loop.addAll(steps(way));
            loop.add(graph.step(from, target(from, bit), bit));
            return target(from, bit);
        }
        List<Integer> way = path(only(here), part::get, state -> (graph.enabled(state) & bit) == 0);
        loop.addAll(steps(way));
        return way.get(way.size() - 1);
    }

    private int target(int state, long bit) {
        int[] targets = graph.targets(state);
        for (int i = 0; i < targets.length; i++) {
            if (part.get(targets[i]) && (graph.fair(state)[i] & bit) != 0) {
                return targets[i];
            }
        }
        return -1;
    }

    private List<T> steps(List<Integer> path) {
        List<T> steps = new ArrayList<>();
        for (int i = 1; i < path.size(); i++) {
            steps.add(graph.step(path.get(i - 1), path.get(i), 0));
        }
        return steps;
    }

    private static BitSet only(int state) {
        BitSet set = new BitSet();
        set.set(state);
        return set;
    }

    /** A shortest path from one of some states to a goal. */
    private List<Integer> path(BitSet origins, IntPredicate allowed, IntPredicate goal) {
        int[] before = new int[graph.size()];
        Arrays.fill(before, UNSEEN);
        Deque<Integer> queue = new ArrayDeque<>();
        origins.stream().forEach(state -> {
            before[state] = ORIGIN;
            queue.add(state);
        });
        while (!queue.isEmpty()) {
            int state = queue.remove();
            if (goal.test(state)) {
                return pathTo(state, before);
            }
            for (int next : graph.targets(state)) {
                if (before[next] == UNSEEN && allowed.test(next)) {
                    before[next] = state;
                    queue.add(next);
                }
            }
        }
        throw new IllegalStateException("the part is not connected");
    }

    private static List<Integer> pathTo(int goal, int[] before) {
        List<Integer> path = new ArrayList<>();
        for (int state = goal; state != ORIGIN; state = before[state]) {
            path.add(state);
        }
        Collections.reverse(path);
        return path;
    }
}
