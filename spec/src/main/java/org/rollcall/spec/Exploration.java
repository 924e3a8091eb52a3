package org.rollcall.spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Our own breadth-first search over a specification. It counts as the tools' engine does, and keeps the way to the
 * first violation, which is therefore a shortest one.
 */
public final class Exploration {
    /** Sees every step before it is explored further. */
    public interface Observer {
        /** An initial state. */
        default void initial(SpecState state) {}

        /** A step; {@code fresh} if {@code next} was not known before. */
        default void step(SpecState state, SpecAction action, SpecState next, boolean fresh) {}

        /** All steps out of {@code state} have been seen. */
        default void expanded(SpecState state) {}
    }

    /**
     * @param distinct distinct states
     * @param generated initial states and ends of steps
     * @param depth levels of the search
     * @param kinds steps taken, by the name of the action; 0 for an action that is never enabled
     * @param violations by property, the shortest way to a state in which it is false
     */
    public record Result(
            long distinct,
            long generated,
            int depth,
            SortedMap<String, Long> kinds,
            Map<String, Counterexample> violations) {}

    private record Arrival(int predecessor, @Nullable SpecAction action, SpecState state, int level) {}

    private final Specification specification;
    private final Observer observer;
    private final Map<Long, Integer> known = new HashMap<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final SortedMap<String, Long> kinds = new TreeMap<>();
    private final Map<String, Counterexample> violations = new LinkedHashMap<>();
    private long generated;

    private Exploration(Specification specification, Observer observer) {
        this.specification = specification;
        this.observer = observer;
    }

    /**
     * Explores everything.
     *
     * @throws SpecificationException if it takes longer than {@code limit}
     */
    public static Result run(Specification specification, Observer observer, Duration limit) {
        return new Exploration(specification, observer).explore(System.nanoTime() + limit.toNanos());
    }

    private Result explore(long deadline) {
        specification.actions().forEach(action -> kinds.put(action.name(), 0L));
        for (SpecState state : specification.initialStates()) {
            generated++;
            if (arrive(-1, null, state, 1)) {
                observer.initial(state);
            }
        }
        for (int i = 0; i < arrivals.size(); i++) {
            if (System.nanoTime() > deadline) {
                throw new SpecificationException("the time is over after " + arrivals.size()
                        + " states; give a larger --time-limit or a smaller model");
            }
            expand(i);
        }
        int depth = arrivals.isEmpty() ? 0 : arrivals.get(arrivals.size() - 1).level();
        return new Result(arrivals.size(), generated, depth, Collections.unmodifiableSortedMap(kinds), violations);
    }

    private void expand(int index) {
        Arrival from = arrivals.get(index);
        long before = generated;
        specification.successors(from.state(), (action, next) -> {
            generated++;
            kinds.merge(action.name(), 1L, Long::sum);
            boolean fresh = specification.inModel(next) && arrive(index, action, next, from.level() + 1);
            observer.step(from.state(), action, next, fresh);
        });
        if (generated == before && specification.checksDeadlock()) {
            violations.putIfAbsent(EngineResult.DEADLOCK, wayTo(index));
        }
        observer.expanded(from.state());
    }

    private boolean arrive(int predecessor, @Nullable SpecAction action, SpecState state, int level) {
        if (known.putIfAbsent(state.fingerprint(), arrivals.size()) != null) {
            return false;
        }
        arrivals.add(new Arrival(predecessor, action, state, level));
        for (String invariant : specification.invariants()) {
            if (!violations.containsKey(invariant) && !specification.holds(invariant, state)) {
                violations.put(invariant, wayTo(arrivals.size() - 1));
            }
        }
        return true;
    }

    private Counterexample wayTo(int index) {
        List<SpecAction> actions = new ArrayList<>();
        List<SpecState> states = new ArrayList<>();
        for (int i = index; i >= 0; i = arrivals.get(i).predecessor()) {
            states.add(0, arrivals.get(i).state());
            SpecAction action = arrivals.get(i).action();
            if (action != null) {
                actions.add(0, action);
            }
        }
        return new Counterexample(states, actions, Counterexample.ENDS);
    }
}
