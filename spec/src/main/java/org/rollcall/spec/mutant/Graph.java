package org.rollcall.spec.mutant;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.rollcall.spec.SpecState;

/**
 * All states and steps of a model.
 *
 * @param initial a hash of the set of initial states
 * @param states all of them, in the order of the search
 * @param steps by state, which is its fingerprint
 * @param taken the names of the actions that are taken
 * @param violated the properties that are false somewhere
 * @param complete whether all of it was searched
 */
record Graph(
        long initial,
        List<SpecState> states,
        Map<Long, Digest> steps,
        SortedSet<String> taken,
        Set<String> violated,
        boolean complete) {

    /** The {@link Steps} out of a state, in short. */
    record Digest(long steps, Map<String, Long> byAction) {
        static Digest of(Steps steps) {
            return new Digest(steps.digest(), Map.copyOf(steps.byAction()));
        }
    }

    /** How many states. */
    int distinct() {
        return states.size();
    }

    /** Whether it has this state. */
    boolean knows(SpecState state) {
        return steps.containsKey(state.fingerprint());
    }

    /** Whether a state of it leads to these states and no others. */
    boolean leads(SpecState state, Steps found) {
        Digest known = steps.get(state.fingerprint());
        return known != null && known.steps() == found.digest();
    }

    /** Whether some of its actions have these steps in a state and no others. */
    boolean leads(SpecState state, Set<String> actions, Steps found) {
        Map<String, Long> known = steps.get(state.fingerprint()).byAction();
        return actions.stream()
                .allMatch(action ->
                        known.getOrDefault(action, 0L).equals(found.byAction().getOrDefault(action, 0L)));
    }

    /** Whether the other one has the same states and steps. */
    boolean same(Graph other) {
        return initial == other.initial && complete == other.complete && lead().equals(other.lead());
    }

    private Map<Long, Long> lead() {
        return steps.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().steps()));
    }
}
