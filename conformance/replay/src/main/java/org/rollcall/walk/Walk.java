package org.rollcall.walk;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.rollcall.transition.TransitionSystem;

/**
 * A model that can be walked.
 *
 * @param system its steps
 * @param lanes its CPUs
 * @param shared the variables that there are once
 * @param goals what one may want to reach: where a property is false, by its name
 * @param <S> states
 * @param <T> steps
 */
public record Walk<S, T>(
        TransitionSystem<S, T> system, List<Lane<S, T>> lanes, List<Field<S>> shared, Map<String, Predicate<S>> goals) {
    /** Keeps a copy of the lists. */
    public Walk {
        lanes = List.copyOf(lanes);
        shared = List.copyOf(shared);
    }
}
