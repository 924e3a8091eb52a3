package org.rollcall.spec.mutant;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;

/**
 * Searches the states of a model until it knows enough. Beside a graph whose properties are known, it asks them only of the
 * states and steps that the graph does not have.
 */
final class Search {
    private final Specification specification;
    private final @Nullable Graph known;
    private final Set<String> expected;
    private final List<String> invariants;
    private final List<String> stepProperties;

    private final Set<Long> reached = new HashSet<>();
    private final Deque<SpecState> open = new ArrayDeque<>();
    private final List<SpecState> states = new ArrayList<>();
    private final Map<Long, Graph.Digest> steps = new HashMap<>();
    private final SortedSet<String> taken = new TreeSet<>();
    private final Set<String> violated = new LinkedHashSet<>();

    private Search(
            Specification specification,
            @Nullable Graph known,
            Set<String> expected,
            List<String> invariants,
            List<String> stepProperties) {
        this.specification = specification;
        this.known = known;
        this.expected = expected;
        this.invariants = invariants;
        this.stepProperties = stepProperties;
    }

    /** Looks at states and steps alone, and judges nothing, which takes a fraction of the time. */
    static Graph unjudged(Specification specification, int bound) {
        return new Search(specification, null, Set.of(), List.of(), List.of()).run(bound);
    }

    /**
     * Asks all properties of the configuration where the specification is not as it was.
     *
     * @param known the graph that it had
     */
    static Graph beside(Graph known, Specification specification, Set<String> expected, int bound) {
        return all(known, specification, expected).run(bound);
    }

    /** What the configuration asks for and one state, one of its steps or one of the states that follow it violates. */
    static Set<String> violatedAt(Graph known, Specification specification, Set<String> expected, SpecState state) {
        Search search = all(known, specification, expected);
        search.reached.add(state.fingerprint());
        search.expand(state);
        return search.violated;
    }

    /**
     * Which of some properties are false somewhere in a graph; the first that is news ends it.
     *
     * @param graph one of the specification as it is
     */
    static Set<String> violatedIn(
            Graph graph,
            Specification specification,
            Set<String> expected,
            List<String> invariants,
            List<String> stepProperties) {
        Search search = new Search(specification, null, expected, invariants, stepProperties);
        for (SpecState state :
                invariants.isEmpty() && stepProperties.isEmpty() ? List.<SpecState>of() : graph.states()) {
            search.judge(state);
            if (!stepProperties.isEmpty()) {
                Steps.of(specification, state).states().values().forEach(next -> search.judge(state, next));
            }
            if (search.hasNews()) {
                break;
            }
        }
        return search.violated;
    }

    private static Search all(Graph known, Specification specification, Set<String> expected) {
        return new Search(specification, known, expected, specification.invariants(), specification.stepProperties());
    }

    /** Whether the initial states are those of a graph. */
    static boolean startsLike(Specification specification, Graph graph) {
        return new Search(specification, null, Set.of(), List.of(), List.of()).start() == graph.initial();
    }

    /** Ends at the first violation that is news. */
    private Graph run(int bound) {
        long initial = start();
        while (!open.isEmpty() && !hasNews() && reached.size() <= bound) {
            expand(open.removeFirst());
        }
        return new Graph(initial, states, steps, taken, violated, open.isEmpty());
    }

    private boolean hasNews() {
        return !expected.containsAll(violated);
    }

    private long start() {
        List<Long> initial = new ArrayList<>();
        for (SpecState state : specification.initialStates()) {
            initial.add(state.fingerprint());
            if (!stepProperties.isEmpty()) {
                violated.addAll(specification.violatedAtStart(state));
            }
            arrive(state);
        }
        return Steps.sum(initial);
    }

    private void expand(SpecState state) {
        Steps found = Steps.of(specification, state);
        taken.addAll(found.byAction().keySet());
        states.add(state);
        steps.put(state.fingerprint(), Graph.Digest.of(found));
        boolean isNew = known == null || !known.leads(state, found);
        if (isNew && known != null && known.knows(state)) {
            judge(state); // it has other steps than it had, and a property may ask for them
        }
        for (SpecState next : found.states().values()) {
            if (hasNews()) {
                return;
            }
            if (specification.inModel(next)) {
                if (isNew) {
                    judge(state, next);
                }
                arrive(next);
            }
        }
    }

    private void arrive(SpecState state) {
        if (reached.add(state.fingerprint())) {
            open.addLast(state);
            if (known == null || !known.knows(state)) {
                judge(state);
            }
        }
    }

    private void judge(SpecState state) {
        for (String invariant : invariants) {
            if (!violated.contains(invariant) && !specification.holds(invariant, state)) {
                violated.add(invariant);
            }
        }
    }

    private void judge(SpecState state, SpecState next) {
        for (String property : stepProperties) {
            if (!violated.contains(property) && !specification.allows(property, state, next)) {
                violated.add(property);
            }
        }
    }
}
