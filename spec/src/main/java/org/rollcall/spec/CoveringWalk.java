package org.rollcall.spec;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A way through all reachable states of a specification that takes a step of every kind, where the caller says which
 * steps are of one kind. The next step of a new kind is always a nearest one.
 */
public final class CoveringWalk {
    /** A step of the specification. */
    public record Step(SpecState from, SpecAction action, SpecState to) {}

    /** The kind of a step that may be taken on the way, and is no test of anything. */
    public static final Object UNSEEN = new Object();

    /** What tells steps apart: those of equal kind are the same test. Null for a step to stay away from. */
    @FunctionalInterface
    public interface Kind {
        @Nullable
        Object of(Step step);
    }

    /** A step, and its kind. */
    private record Edge(Step step, Object kind) {}

    private final Kind kind;
    private final Map<Long, List<Edge>> out = new HashMap<>();
    private final Set<Object> open = new HashSet<>();
    private @Nullable SpecState start;
    private int kinds;

    /** Explores the specification, for which there is that much time. */
    public CoveringWalk(Specification specification, Kind kind, Duration limit) {
        this.kind = kind;
        Exploration.run(specification, new Collector(), limit);
        dropUnreachable();
        kinds = open.size();
    }

    /** Staying away from some steps can put others out of reach. */
    private void dropUnreachable() {
        Set<Long> seen = new HashSet<>();
        Deque<Long> queue = new ArrayDeque<>();
        if (start != null) {
            queue.add(start.fingerprint());
        }
        while (!queue.isEmpty()) {
            Long state = queue.remove();
            if (seen.add(state)) {
                out.getOrDefault(state, List.of())
                        .forEach(edge -> queue.add(edge.step().to().fingerprint()));
            }
        }
        out.keySet().retainAll(seen);
        out.values().forEach(edges -> edges.forEach(edge -> open.add(edge.kind())));
        open.remove(UNSEEN);
    }

    private final class Collector implements Exploration.Observer {
        @Override
        public void initial(SpecState state) {
            start = start == null ? state : start;
        }

        @Override
        public void step(SpecState state, SpecAction action, SpecState next, boolean fresh) {
            Step step = new Step(state, action, next);
            Object key = kind.of(step);
            if (key != null) {
                out.computeIfAbsent(state.fingerprint(), f -> new ArrayList<>()).add(new Edge(step, key));
            }
        }
    }

    /** Kinds of steps that there are. */
    public int kinds() {
        return kinds;
    }

    /** Kinds that the walks so far have not taken. */
    public int left() {
        return open.size();
    }

    /** The next walk from the initial state; empty if no step of a new kind can be reached. */
    public List<Step> next() {
        List<Step> walk = new ArrayList<>();
        SpecState at = start;
        while (at != null) {
            List<Edge> way = wayToNewKind(at);
            for (Edge edge : way) {
                open.remove(edge.kind());
                walk.add(edge.step());
            }
            at = way.isEmpty() ? null : way.get(way.size() - 1).step().to();
        }
        return walk;
    }

    private List<Edge> wayToNewKind(SpecState from) {
        Map<Long, Edge> arrivedBy = new HashMap<>();
        Deque<SpecState> queue = new ArrayDeque<>(List.of(from));
        Set<Long> seen = new HashSet<>(Set.of(from.fingerprint()));
        while (!open.isEmpty() && !queue.isEmpty()) {
            SpecState state = queue.remove();
            for (Edge edge : out.getOrDefault(state.fingerprint(), List.of())) {
                if (open.contains(edge.kind())) {
                    return way(edge, arrivedBy, from);
                }
                SpecState to = edge.step().to();
                if (seen.add(to.fingerprint())) {
                    arrivedBy.put(to.fingerprint(), edge);
                    queue.add(to);
                }
            }
        }
        return List.of();
    }

    private static List<Edge> way(Edge last, Map<Long, Edge> arrivedBy, SpecState from) {
        List<Edge> way = new ArrayList<>(List.of(last));
        Edge first = last;
        while (first.step().from().fingerprint() != from.fingerprint()) {
            first = arrivedBy.get(first.step().from().fingerprint());
            way.add(first);
        }
        Collections.reverse(way);
        return way;
    }
}
