package org.rollcall.spec;

import java.util.List;

/**
 * A behaviour that violates a property.
 *
 * @param states the states, the first one initial
 * @param actions the steps between them, one fewer
 * @param loopTo the position of the state that the last one returns to; -1 if the behaviour ends or stutters
 */
public record Counterexample(List<SpecState> states, List<SpecAction> actions, int loopTo) {
    public Counterexample {
        states = List.copyOf(states);
        actions = List.copyOf(actions);
        if (states.size() != actions.size() + 1) {
            throw new IllegalArgumentException(states.size() + " states, " + actions.size() + " steps");
        }
    }
}
