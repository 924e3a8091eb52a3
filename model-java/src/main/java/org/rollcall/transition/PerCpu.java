package org.rollcall.transition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A per-CPU variable: a value for each CPU.
 *
 * @param values in the order of the CPUs
 */
public record PerCpu<V>(List<V> values) {
    /** Keeps a copy. */
    public PerCpu {
        values = List.copyOf(values);
    }

    /** The same value for each of {@code cpus} CPUs. */
    public static <V> PerCpu<V> of(int cpus, V value) {
        return new PerCpu<>(Collections.nCopies(cpus, value));
    }

    /** The value of CPU {@code c}. */
    public V get(int c) {
        return values.get(c);
    }

    /** With another value for CPU {@code c}. */
    public PerCpu<V> with(int c, V value) {
        List<V> changed = new ArrayList<>(values);
        changed.set(c, value);
        return new PerCpu<>(changed);
    }

    /** With other values. */
    public PerCpu<V> map(UnaryOperator<V> change) {
        return new PerCpu<>(values.stream().map(change).toList());
    }

    /** Whether some CPU has such a value. */
    public boolean any(Predicate<V> wanted) {
        return values.stream().anyMatch(wanted);
    }
}
