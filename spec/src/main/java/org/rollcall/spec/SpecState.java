package org.rollcall.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One state: a value for each variable, in the order of the module. */
public interface SpecState {
    /** The names of the variables. */
    List<String> variables();

    /** The value of a variable. */
    SpecValue value(String variable);

    /** The value of the variable at this position of {@link #variables()}. */
    SpecValue value(int index);

    /** A hash of the state, equal for equal states; with symmetry, equal for all states of an orbit. */
    long fingerprint();

    /** Whether the variable at this position was left unchanged since {@code before}; a quick "yes" only. */
    boolean shares(int index, SpecState before);

    /** A state that is nothing but these values, the variables in the order of the map. */
    static SpecState of(Map<String, SpecValue> values) {
        return new Counterexample.Snapshot(List.copyOf(values.keySet()), values);
    }

    /** All variables with their values. */
    default Map<String, SpecValue> values() {
        Map<String, SpecValue> all = new LinkedHashMap<>();
        for (String variable : variables()) {
            all.put(variable, value(variable));
        }
        return all;
    }
}
