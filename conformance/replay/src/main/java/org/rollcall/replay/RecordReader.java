package org.rollcall.replay;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.rollcall.kernel.Word;
import org.rollcall.machine.CpuMask;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.SpecificationException;

/**
 * Reads the constants of a small module into a record: each component is the constant of the same name, which starts with a
 * capital, but for {@code mutation}. CPUs are numbered in their order.
 *
 * @param model the constants
 * @param mutation the name of the mutation
 */
record RecordReader(ModelConfiguration model, String mutation) {
    /** The component that is no constant. */
    static final String MUTATION = "mutation";

    /**
     * The record.
     *
     * @throws SpecificationException naming the constant that is missing or cannot be read, or the reason why no kernel is so
     */
    <C extends Record> C read(Class<C> type) {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            values.add(value(component));
        }
        return built(type, values);
    }

    /** A record of these components. */
    static <C extends Record> C built(Class<C> type, List<Object> values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            throw new SpecificationException(
                    "no kernel is configured so: " + e.getCause().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    private Object value(RecordComponent component) {
        Class<?> type = component.getType();
        if (component.getName().equals(MUTATION)) {
            return word(type, mutation, MUTATION);
        }
        String constant = component.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                + component.getName().substring(1);
        // CPU is an acronym, as in the kernel.
        SpecValue value = model.constant(constant.equals("Cpu") ? "CPU" : constant);
        if (type == CpuMask.class && value instanceof SpecValue.SetOf set) {
            return cpus(constant, set);
        } else if (type == boolean.class && value instanceof SpecValue.Bool truth) {
            return truth.value();
        } else if (value instanceof SpecValue.Text text) {
            return word(type, text.value(), constant);
        }
        throw new SpecificationException(constant + " = " + value + ": expected " + type.getSimpleName());
    }

    private CpuMask cpus(String constant, SpecValue.SetOf set) {
        List<SpecValue> all = CpuNames.of(model);
        CpuMask mask = CpuMask.EMPTY;
        for (SpecValue element : set.elements()) {
            int cpu = all.indexOf(element);
            if (cpu < 0) {
                throw new SpecificationException(constant + " names " + element + ", which is not in CPU");
            }
            mask = mask.with(cpu);
        }
        return mask;
    }

    private static Object word(Class<?> type, String said, String constant) {
        List<Object> words = Stream.ofNullable(type.getEnumConstants())
                .<Object>flatMap(Stream::of)
                .toList();
        return words.stream()
                .filter(word -> ((Word) word).specName().equals(said))
                .findFirst()
                .orElseThrow(() -> new SpecificationException(constant + " = " + said + ": expected one of "
                        + words.stream().map(word -> ((Word) word).specName()).toList()));
    }
}
