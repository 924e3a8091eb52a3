package org.rollcall.replay;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.transition.TransitionSystem;

/** What every twin asks of a state by its variables, and of a Java model by itself. */
final class Variables {
    private Variables() {}

    /** The first variable in which a state of the specification differs from these values; null if none does. */
    static @Nullable String difference(SpecState spec, Map<String, SpecValue> here) {
        if (!here.keySet().equals(Set.copyOf(spec.variables()))) {
            return "the variables are " + spec.variables() + " in the specification, " + here.keySet()
                    + " in the machine";
        }
        for (Map.Entry<String, SpecValue> variable : here.entrySet()) {
            SpecValue there = spec.value(variable.getKey());
            if (!variable.getValue().equals(there)) {
                return variable.getKey() + " is " + there + " in the specification, " + variable.getValue()
                        + " in the machine";
            }
        }
        return null;
    }

    /** Explores a Java model to its end. */
    static <S, T> Twin.Counts count(TransitionSystem<S, T> system) {
        Set<S> seen = new HashSet<>(Set.of(system.initial()));
        Queue<S> open = new ArrayDeque<>(seen);
        long generated = 1;
        for (S state = open.poll(); state != null; state = open.poll()) {
            for (T step : system.enabled(state)) {
                generated++;
                S next = system.apply(state, step);
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return new Twin.Counts(seen.size(), generated);
    }
}
