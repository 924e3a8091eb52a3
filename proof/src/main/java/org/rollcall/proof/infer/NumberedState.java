package org.rollcall.proof.infer;

import java.util.HashMap;
import java.util.Map;
import org.rollcall.spec.SpecValue;

/** A state, and a number for each of its values: the same for equal values. */
final class NumberedState {
    private final Map<String, SpecValue> values;
    private final Map<SpecValue, Integer> numbers;
    private final Map<String, Integer> ofNames = new HashMap<>();

    /**
     * @param values of each constant and each variable
     * @param numbers those given so far, for all states
     */
    NumberedState(Map<String, SpecValue> values, Map<SpecValue, Integer> numbers) {
        this.values = values;
        this.numbers = numbers;
    }

    Map<String, SpecValue> values() {
        return values;
    }

    int number(String name) {
        return ofNames.computeIfAbsent(name, key -> number(values.get(key)));
    }

    int number(SpecValue value) {
        return numbers.computeIfAbsent(value, key -> numbers.size());
    }
}
