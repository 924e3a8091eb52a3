package org.rollcall.spec.mutant;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;

/**
 * The steps out of one state. A step that changes nothing is none: a specification may always do nothing.
 *
 * @param states where they lead to, by fingerprint
 * @param byAction a hash of the steps of each action that has some, by its name
 */
record Steps(Map<Long, SpecState> states, Map<String, Long> byAction) {

    static Steps of(Specification specification, SpecState state) {
        Steps steps = new Steps(new LinkedHashMap<>(), new HashMap<>());
        specification.successors(state, (action, next) -> steps.add(state, action.name(), next));
        return steps;
    }

    /** Those of some of the specification's actions, which are given by their places. */
    static Steps of(Specification specification, SpecState state, int[] actions) {
        Steps steps = new Steps(new LinkedHashMap<>(), new HashMap<>());
        specification.successors(state, actions, (action, next) -> steps.add(state, action.name(), next));
        return steps;
    }

    private void add(SpecState state, String action, SpecState next) {
        if (next.fingerprint() != state.fingerprint()) {
            states.put(next.fingerprint(), next);
            byAction.merge(action, mixed(next.fingerprint()), Long::sum);
        }
    }

    /** A hash of the set of states that they lead to. */
    long digest() {
        return sum(states.keySet());
    }

    /** A hash of a set of fingerprints. */
    static long sum(Collection<Long> fingerprints) {
        return fingerprints.stream().mapToLong(Steps::mixed).sum();
    }

    /** The finalizer of SplittableRandom: sums of it hardly meet by chance. */
    private static long mixed(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
