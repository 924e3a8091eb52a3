package org.rollcall.liveness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.transition.Fairness;
import org.rollcall.transition.TransitionSystem;

/**
 * All reachable states of a system, numbered breadth first, and the steps between different ones. Of a step the graph keeps
 * which fairness assumptions it is a step of, as bits.
 */
final class StateGraph<S, T> {
    private static final int MOST_ASSUMPTIONS = Long.SIZE;

    private final TransitionSystem<S, T> system;
    private final List<Fairness<T>> assumptions;
    private final List<S> states = new ArrayList<>();
    private final Map<S, Integer> numbers = new HashMap<>();
    private final List<int[]> targets = new ArrayList<>();
    private final List<long[]> fair = new ArrayList<>();

    StateGraph(TransitionSystem<S, T> system, List<Fairness<T>> assumptions) {
        if (assumptions.size() > MOST_ASSUMPTIONS) {
            throw new IllegalArgumentException("more than " + MOST_ASSUMPTIONS + " fairness assumptions");
        }
        this.system = system;
        this.assumptions = assumptions;
        number(system.initial());
        for (int from = 0; from < states.size(); from++) {
            expand(from);
        }
    }

    int size() {
        return states.size();
    }

    S state(int number) {
        return states.get(number);
    }

    /** Where the steps out of a state lead; a state that several lead to is there as often. */
    int[] targets(int number) {
        return targets.get(number);
    }

    /** For each of these steps the assumptions that it is a step of. */
    long[] fair(int number) {
        return fair.get(number);
    }

    /** The assumptions that have a step out of a state. */
    long enabled(int number) {
        return Arrays.stream(fair.get(number)).reduce(0, (a, b) -> a | b);
    }

    List<Fairness<T>> assumptions() {
        return assumptions;
    }

    /** A step from one state to another that is one of the assumptions {@code wanted}, if that is not 0. */
    T step(int from, int to, long wanted) {
        return system.enabled(states.get(from)).stream()
                .filter(step -> system.apply(states.get(from), step).equals(states.get(to)))
                .filter(step -> wanted == 0 || (bits(step) & wanted) != 0)
                .findFirst()
                .orElseThrow();
    }

    private void expand(int from) {
        S state = states.get(from);
        List<T> steps = system.enabled(state);
        int[] ends = new int[steps.size()];
        long[] bits = new long[steps.size()];
        int count = 0;
        for (T step : steps) {
            int end = number(system.apply(state, step));
            if (end != from) {
                ends[count] = end;
                bits[count++] = bits(step);
            }
        }
        targets.add(Arrays.copyOf(ends, count));
        fair.add(Arrays.copyOf(bits, count));
    }

    private int number(S state) {
        Integer known = numbers.putIfAbsent(state, states.size());
        if (known == null) {
            states.add(state);
            return states.size() - 1;
        }
        return known;
    }

    private long bits(T step) {
        long bits = 0;
        for (int i = 0; i < assumptions.size(); i++) {
            if (assumptions.get(i).steps().test(step)) {
                bits |= 1L << i;
            }
        }
        return bits;
    }
}
