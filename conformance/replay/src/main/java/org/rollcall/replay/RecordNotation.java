package org.rollcall.replay;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rollcall.kernel.Word;
import org.rollcall.machine.CpuMask;
import org.rollcall.spec.SpecValue;
import org.rollcall.transition.PerCpu;

/**
 * How the specification writes a state of a small module: each component of the record is the variable of the same name. A
 * number is a CPU, -1 is None.
 */
public final class RecordNotation {
    private RecordNotation() {}

    /** The variables by their names. */
    public static Map<String, SpecValue> values(Record state) {
        Map<String, SpecValue> values = new LinkedHashMap<>();
        for (RecordComponent component : state.getClass().getRecordComponents()) {
            values.put(component.getName(), value(get(state, component)));
        }
        return values;
    }

    /** A component of a record. */
    public static Object get(Record state, RecordComponent component) {
        try {
            return component.getAccessor().invoke(state);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    /**
     * A value of a component, or that of one CPU.
     *
     * @throws IllegalArgumentException if no variable has such a value
     */
    public static SpecValue value(Object plain) {
        if (plain instanceof Boolean truth) {
            return new SpecValue.Bool(truth);
        } else if (plain instanceof Integer cpu) {
            return Notation.cpu(cpu);
        } else if (plain instanceof CpuMask cpus) {
            return new SpecValue.SetOf(cpus.stream().mapToObj(Notation::cpu).toList());
        } else if (plain instanceof Word word) {
            return new SpecValue.Text(word.specName());
        } else if (plain instanceof Enum<?> name) {
            return new SpecValue.Text(name.name());
        } else if (plain instanceof Set<?> set) {
            return new SpecValue.SetOf(set.stream().map(RecordNotation::value).toList());
        } else if (plain instanceof PerCpu<?> each) {
            return perCpu(each.values());
        } else if (plain instanceof Map<?, ?> map) {
            TreeMap<SpecValue, SpecValue> graph = new TreeMap<>();
            map.forEach((key, image) -> graph.put(value(key), value(image)));
            return new SpecValue.Function(graph);
        }
        throw new IllegalArgumentException("no variable has a value like " + plain);
    }

    private static SpecValue perCpu(List<?> values) {
        TreeMap<SpecValue, SpecValue> graph = new TreeMap<>();
        for (int c = 0; c < values.size(); c++) {
            graph.put(Notation.cpu(c), value(values.get(c)));
        }
        return new SpecValue.Function(graph);
    }
}
