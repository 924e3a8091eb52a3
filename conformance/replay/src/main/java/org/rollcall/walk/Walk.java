package org.rollcall.walk;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.rollcall.spec.SpecValue;
import org.rollcall.transition.TransitionSystem;

/**
 * A model that can be walked.
 *
 * @param system its steps
 * @param lanes its CPUs
 * @param shared the variables that there are once
 * @param values all variables of a state, as the specification writes them
 * @param goals what the Java model itself can judge: where a property is false, by its name
 * @param <S> states
 * @param <T> steps
 */
public record Walk<S, T>(
        TransitionSystem<S, T> system,
        List<Lane<S, T>> lanes,
        List<Field<S>> shared,
        Function<S, Map<String, SpecValue>> values,
        Map<String, Predicate<S>> goals) {
    /** Keeps a copy of the lists. */
    public Walk {
        lanes = List.copyOf(lanes);
        shared = List.copyOf(shared);
    }
}
