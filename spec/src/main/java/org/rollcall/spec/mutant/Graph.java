package org.rollcall.spec.mutant;

import java.util.Set;
import java.util.SortedSet;

/**
 * All states and steps of a model, in short.
 *
 * @param distinct how many states
 * @param steps a hash of the set of all steps, whatever their order
 * @param taken the names of the actions that are taken
 * @param violated the invariants that are false somewhere
 * @param complete whether all of it was searched
 */
record Graph(int distinct, long steps, SortedSet<String> taken, Set<String> violated, boolean complete) {
    /** Whether the other one has the same states and steps. */
    boolean same(Graph other) {
        return distinct == other.distinct && steps == other.steps;
    }
}
