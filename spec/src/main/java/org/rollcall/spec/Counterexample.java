package org.rollcall.spec;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A behaviour that violates a property.
 *
 * @param states the states, the first one initial
 * @param actions the steps between them, one fewer
 * @param loopTo the position of the state that the last one returns to; {@link #STUTTERS} or {@link #ENDS}
 */
public record Counterexample(List<SpecState> states, List<SpecAction> actions, int loopTo) {
    /** The behaviour ends in a bad state. */
    public static final int ENDS = -1;
    /** Nothing happens for ever after the last state. */
    public static final int STUTTERS = -2;

    public Counterexample {
        states = List.copyOf(states);
        actions = List.copyOf(actions);
        if (states.size() != actions.size() + 1) {
            throw new IllegalArgumentException(states.size() + " states, " + actions.size() + " steps");
        }
    }

    /** The same behaviour with states that can be read after their specification is closed. */
    public Counterexample detached() {
        return new Counterexample(states.stream().map(Snapshot::of).toList(), actions, loopTo);
    }

    /** The same behaviour, the variables of its states in this order. */
    public Counterexample ordered(Collection<String> variables) {
        return new Counterexample(
                states.stream()
                        .map(state -> {
                            Map<String, SpecValue> values = new LinkedHashMap<>();
                            variables.forEach(variable -> values.put(variable, state.value(variable)));
                            return SpecState.of(values);
                        })
                        .toList(),
                actions,
                loopTo);
    }

    /** A state that is nothing but its values. */
    record Snapshot(List<String> variables, Map<String, SpecValue> values) implements SpecState {
        static SpecState of(SpecState state) {
            return new Snapshot(state.variables(), state.values());
        }

        @Override
        public SpecValue value(String variable) {
            SpecValue value = values.get(variable);
            if (value == null) {
                throw new SpecificationException("there is no variable " + variable);
            }
            return value;
        }

        @Override
        public SpecValue value(int index) {
            return value(variables.get(index));
        }

        @Override
        public long fingerprint() {
            return values.hashCode();
        }

        @Override
        public boolean shares(int index, SpecState before) {
            return false;
        }
    }
}
