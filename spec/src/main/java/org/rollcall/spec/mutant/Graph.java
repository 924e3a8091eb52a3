package org.rollcall.spec.mutant;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.rollcall.spec.SpecState;

/**
 * All states and steps of a model, in short.
 *
 * @param initial a hash of the set of initial states
 * @param steps by state, a hash of the set of its steps, whatever their order; a state is its fingerprint
 * @param taken the names of the actions that are taken
 * @param violated the invariants that are false somewhere
 * @param complete whether all of it was searched
 */
record Graph(long initial, Map<Long, Long> steps, SortedSet<String> taken, Set<String> violated, boolean complete) {
    /** How many states. */
    int distinct() {
        return steps.size();
    }

    /** Whether a state of it has these steps and no others. */
    boolean has(SpecState state, long itsSteps) {
        Long known = steps.get(state.fingerprint());
        return known != null && known == itsSteps;
    }

    /** Whether the other one has the same states and steps. */
    boolean same(Graph other) {
        return initial == other.initial && steps.equals(other.steps);
    }
}
