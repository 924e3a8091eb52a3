package org.rollcall.spec.mutant;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;

/** Searches the states of a model until it knows enough. */
final class Search {
    private final Specification specification;
    private final Set<String> expected;
    private final int bound;
    private final Set<Long> known = new HashSet<>();
    private final Deque<SpecState> open = new ArrayDeque<>();
    private final Map<Long, Long> steps = new HashMap<>();
    private final SortedSet<String> taken = new TreeSet<>();
    private final Set<String> violated = new LinkedHashSet<>();
    private final List<String> invariants;
    private final List<String> stepProperties;

    private Search(
            Specification specification,
            Set<String> expected,
            List<String> invariants,
            List<String> stepProperties,
            int bound) {
        this.specification = specification;
        this.expected = expected;
        this.invariants = invariants;
        this.stepProperties = stepProperties;
        this.bound = bound;
    }

    /** Ends at the first violation that is news. */
    private Graph run() {
        long initial = start();
        while (!open.isEmpty() && !hasNews() && known.size() <= bound) {
            expand(open.removeFirst());
        }
        return new Graph(initial, steps, taken, violated, open.isEmpty());
    }

    /** Ends at the first state whose steps are others. */
    private Optional<SpecState> unlike(Graph graph) {
        start();
        while (!open.isEmpty()) {
            SpecState state = open.removeFirst();
            if (!graph.has(state, expand(state))) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    private boolean hasNews() {
        return !expected.containsAll(violated);
    }

    private long start() {
        long initial = 0;
        for (SpecState state : specification.initialStates()) {
            initial += mixed(state.fingerprint());
            if (!stepProperties.isEmpty()) {
                violated.addAll(specification.violatedAtStart(state));
            }
            arrive(state);
        }
        return initial;
    }

    /** The hash of the state's steps. */
    private long expand(SpecState state) {
        long[] hash = {0};
        specification.successors(state, (action, next) -> {
            taken.add(action.name());
            hash[0] += mixed(mixed(action.hashCode()) + next.fingerprint());
            step(state, next);
        });
        steps.put(state.fingerprint(), hash[0]);
        return hash[0];
    }

    private void step(SpecState state, SpecState next) {
        if (hasNews() || !specification.inModel(next)) {
            return;
        }
        for (String property : stepProperties) {
            if (!violated.contains(property) && !specification.allows(property, state, next)) {
                violated.add(property);
            }
        }
        arrive(next);
    }

    /** The finalizer of SplittableRandom: sums of it hardly meet by chance. */
    private static long mixed(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private void arrive(SpecState state) {
        if (known.add(state.fingerprint())) {
            open.addLast(state);
            for (String invariant : invariants) {
                if (!violated.contains(invariant) && !specification.holds(invariant, state)) {
                    violated.add(invariant);
                }
            }
        }
    }

    /**
     * Judges what the configuration asks for.
     *
     * @param expected the properties whose violation is no news
     * @param bound how many states to look at; a mutant may have any number
     * @throws SpecificationException if the tools can't evaluate the specification
     */
    static Graph of(Specification specification, Set<String> expected, int bound) {
        return new Search(specification, expected, specification.invariants(), specification.stepProperties(), bound)
                .run();
    }

    /** Whether the initial states are those of a graph. */
    static boolean startsLike(Specification specification, Graph graph) {
        return new Search(specification, Set.of(), List.of(), List.of(), Integer.MAX_VALUE).start() == graph.initial();
    }

    /**
     * The first state, in the order of the search, that has other steps than it has in a graph of the whole model; none if
     * the graph is the same, if it starts like it. A mutant that is found has other steps early, as a rule.
     */
    static Optional<SpecState> difference(Specification specification, Graph graph) {
        return new Search(specification, Set.of(), List.of(), List.of(), Integer.MAX_VALUE).unlike(graph);
    }

    /** What the configuration asks for and one state or one of its steps violates. */
    static Set<String> violatedAt(Specification specification, Set<String> expected, SpecState state) {
        Search search = new Search(
                specification, expected, specification.invariants(), specification.stepProperties(), Integer.MAX_VALUE);
        search.arrive(state);
        search.expand(state);
        return search.violated;
    }

    /** Looks at states and steps alone, and judges nothing, which takes a fraction of the time. */
    static Graph unjudged(Specification specification, int bound) {
        return new Search(specification, Set.of(), List.of(), List.of(), bound).run();
    }
}
