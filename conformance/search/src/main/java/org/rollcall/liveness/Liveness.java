package org.rollcall.liveness;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.rollcall.transition.Fairness;
import org.rollcall.transition.LeadsTo;
import org.rollcall.transition.TransitionSystem;

/**
 * Whether promises are kept in all fair behaviours of a system. One is broken by a behaviour that comes to a state where it begins,
 * and stays, fairly, among states where it is not kept: in a strongly connected part of these. A part is fair if for each weakly fair
 * set of steps it has a state that allows none of them or takes one, and for each strongly fair one if it takes one or never allows
 * one. Where the last fails the states that allow one are left out, and the rest is looked at again (Emerson, Lei, 1987).
 */
public final class Liveness<S, T> {
    private final StateGraph<S, T> graph;

    /** Explores a system; every promise is then judged on the same graph. */
    public Liveness(TransitionSystem<S, T> system, List<Fairness<T>> assumptions) {
        graph = new StateGraph<>(system, assumptions);
    }

    /** A behaviour that breaks one of the promises; empty if there is none. */
    public Optional<Lasso<T>> broken(List<LeadsTo<S>> promises) {
        return promises.stream().flatMap(promise -> broken(promise).stream()).findFirst();
    }

    private Optional<Lasso<T>> broken(LeadsTo<S> promise) {
        BitSet waiting = new BitSet();
        Deque<Integer> found = new ArrayDeque<>();
        for (int state = 0; state < graph.size(); state++) {
            if (promise.from().test(graph.state(state)) && !promise.to().test(graph.state(state))) {
                waiting.set(state);
                found.add(state);
            }
        }
        BitSet begins = (BitSet) waiting.clone();
        while (!found.isEmpty()) {
            for (int next : graph.targets(found.remove())) {
                if (!waiting.get(next) && !promise.to().test(graph.state(next))) {
                    waiting.set(next);
                    found.add(next);
                }
            }
        }
        return fairPart(waiting).map(part -> new Tour<>(graph, waiting, part).from(begins));
    }

    private Optional<BitSet> fairPart(BitSet states) {
        for (BitSet part : Components.of(graph, states)) {
            long taken = taken(part);
            long unfair = 0;
            BitSet rest = (BitSet) part.clone();
            for (int i = 0; i < graph.assumptions().size(); i++) {
                long bit = 1L << i;
                boolean strong = graph.assumptions().get(i).strong();
                if ((taken & bit) == 0 && always(part, bit)) {
                    unfair |= bit;
                } else if ((taken & bit) == 0
                        && strong
                        && part.stream().anyMatch(state -> (graph.enabled(state) & bit) != 0)) {
                    unfair |= bit;
                    part.stream()
                            .filter(state -> (graph.enabled(state) & bit) != 0)
                            .forEach(rest::clear);
                }
            }
            if (unfair == 0) {
                return Optional.of(part);
            }
            if (!rest.isEmpty() && rest.cardinality() < part.cardinality()) {
                Optional<BitSet> smaller = fairPart(rest);
                if (smaller.isPresent()) {
                    return smaller;
                }
            }
        }
        return Optional.empty();
    }

    private boolean always(BitSet part, long bit) {
        return part.stream().allMatch(state -> (graph.enabled(state) & bit) != 0);
    }

    /** The assumptions that have a step within a part. */
    private long taken(BitSet part) {
        return part.stream().mapToLong(state -> within(part, state)).reduce(0, (a, b) -> a | b);
    }

    private long within(BitSet part, int state) {
        long bits = 0;
        int[] targets = graph.targets(state);
        for (int i = 0; i < targets.length; i++) {
            if (part.get(targets[i])) {
                bits |= graph.fair(state)[i];
            }
        }
        return bits;
    }
}
