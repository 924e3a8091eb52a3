package org.rollcall.spec.mutant;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rollcall.spec.SpecAction;
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
    private final SortedSet<String> taken = new TreeSet<>();
    private final Set<String> violated = new LinkedHashSet<>();
    private final List<String> invariants;
    private final List<String> stepProperties;
    private long steps;

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
    Graph run() {
        specification.initialStates().forEach(this::start);
        while (!open.isEmpty() && expected.containsAll(violated) && known.size() <= bound) {
            SpecState state = open.removeFirst();
            specification.successors(state, (action, next) -> step(state, action, next));
        }
        return new Graph(known.size(), steps, taken, violated, open.isEmpty());
    }

    private void start(SpecState initial) {
        steps += mixed(initial.fingerprint());
        if (!stepProperties.isEmpty()) {
            violated.addAll(specification.violatedAtStart(initial));
        }
        arrive(initial);
    }

    private void step(SpecState state, SpecAction action, SpecState next) {
        taken.add(action.name());
        steps += mixed(mixed(mixed(state.fingerprint()) + action.hashCode()) + next.fingerprint());
        if (expected.containsAll(violated) && specification.inModel(next)) {
            for (String property : stepProperties) {
                if (!violated.contains(property) && !specification.allows(property, state, next)) {
                    violated.add(property);
                }
            }
            arrive(next);
        }
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

    /** Looks at states and steps alone, and judges nothing, which takes a fraction of the time. */
    static Graph unjudged(Specification specification, int bound) {
        return new Search(specification, Set.of(), List.of(), List.of(), bound).run();
    }
}
