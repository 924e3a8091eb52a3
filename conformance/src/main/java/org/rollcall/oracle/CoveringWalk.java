package org.rollcall.oracle;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.Exploration;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;

/**
 * A way through all reachable states of a specification that takes a step of every kind, where the caller says which
 * steps are of one kind. The next step of a new kind is always a nearest one.
 */
final class CoveringWalk {
    /** A step of the specification. */
    record Step(SpecState from, SpecAction action, SpecState to) {}

    /** What a GIC can tell of a step: steps of equal kind are the same test. Null for a step to stay away from. */
    @FunctionalInterface
    interface Kind {
        @Nullable
        Object of(Step step);
    }

    private final Kind kind;
    private final Map<Long, List<Step>> out = new HashMap<>();
    private final Set<Object> open = new HashSet<>();
    private @Nullable SpecState start;
    private int kinds;

    /** Explores the specification, for which there is that much time. */
    CoveringWalk(Specification specification, Kind kind, Duration limit) {
        this.kind = kind;
        Exploration.run(specification, new Collector(), limit);
        kinds = open.size();
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
                out.computeIfAbsent(state.fingerprint(), f -> new ArrayList<>()).add(step);
                open.add(key);
            }
        }
    }

    /** Kinds of steps that there are. */
    int kinds() {
        return kinds;
    }

    /** Kinds that the walks so far have not taken. */
    int left() {
        return open.size();
    }

    /** The next walk from the initial state; empty if no step of a new kind can be reached. */
    List<Step> next() {
        List<Step> walk = new ArrayList<>();
        SpecState at = start;
        while (at != null) {
            List<Step> way = wayToNewKind(at);
            for (Step step : way) {
                open.remove(kind.of(step));
            }
            walk.addAll(way);
            at = way.isEmpty() ? null : way.get(way.size() - 1).to();
        }
        return walk;
    }

    private List<Step> wayToNewKind(SpecState from) {
        Map<Long, Step> arrivedBy = new LinkedHashMap<>();
        Deque<SpecState> queue = new ArrayDeque<>(List.of(from));
        Set<Long> seen = new HashSet<>(Set.of(from.fingerprint()));
        while (!queue.isEmpty()) {
            SpecState state = queue.remove();
            for (Step step : out.getOrDefault(state.fingerprint(), List.of())) {
                if (open.contains(kind.of(step))) {
                    return way(step, arrivedBy, from);
                }
                if (seen.add(step.to().fingerprint())) {
                    arrivedBy.put(step.to().fingerprint(), step);
                    queue.add(step.to());
                }
            }
        }
        return List.of();
    }

    private static List<Step> way(Step last, Map<Long, Step> arrivedBy, SpecState from) {
        List<Step> way = new ArrayList<>(List.of(last));
        Step first = last;
        while (first.from().fingerprint() != from.fingerprint()) {
            first = arrivedBy.get(first.from().fingerprint());
            way.add(first);
        }
        Collections.reverse(way);
        return way;
    }
}
