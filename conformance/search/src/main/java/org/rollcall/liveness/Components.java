package org.rollcall.liveness;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The strongly connected components of a part of a graph: R. Tarjan's algorithm, without recursion. */
final class Components {
    private final StateGraph<?, ?> graph;
    private final BitSet part;
    private final int[] index;
    private final int[] low;
    private final int[] edge;
    private final BitSet open = new BitSet();
    private final int[] path;
    private final int[] stack;
    private final List<BitSet> components = new ArrayList<>();
    private int onPath;
    private int onStack;
    private int visited;

    private Components(StateGraph<?, ?> graph, BitSet part) {
        this.graph = graph;
        this.part = part;
        index = new int[graph.size()];
        low = new int[graph.size()];
        edge = new int[graph.size()];
        path = new int[graph.size()];
        stack = new int[graph.size()];
    }

    /** The components of the states in {@code part} and the steps between these. */
    static List<BitSet> of(StateGraph<?, ?> graph, BitSet part) {
        Components search = new Components(graph, part);
        part.stream().filter(state -> search.index[state] == 0).forEach(search::from);
        return search.components;
    }

    private void from(int root) {
        enter(root);
        while (onPath > 0) {
            int state = path[onPath - 1];
            int[] targets = graph.targets(state);
            if (edge[state] < targets.length) {
                follow(state, targets[edge[state]++]);
            } else {
                leave(state);
            }
        }
    }

    private void enter(int state) {
        index[state] = ++visited;
        low[state] = visited;
        path[onPath++] = state;
        stack[onStack++] = state;
        open.set(state);
    }

    private void follow(int state, int target) {
        if (!part.get(target)) {
            return;
        }
        if (index[target] == 0) {
            enter(target);
        } else if (open.get(target)) {
            low[state] = Math.min(low[state], index[target]);
        }
    }

    private void leave(int state) {
        onPath--;
        if (onPath > 0) {
            int before = path[onPath - 1];
            low[before] = Math.min(low[before], low[state]);
        }
        if (low[state] == index[state]) {
            BitSet component = new BitSet();
            int member;
            do {
                member = stack[--onStack];
                open.clear(member);
                component.set(member);
            } while (member != state);
            components.add(component);
        }
    }
}
