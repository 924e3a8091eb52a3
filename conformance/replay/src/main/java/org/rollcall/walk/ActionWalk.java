package org.rollcall.walk;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rollcall.counterexample.ItfTrace;
import org.rollcall.counterexample.Sequence;
import org.rollcall.replay.Notation;
import org.rollcall.replay.RecordNotation;
import org.rollcall.spec.SpecValue;
import org.rollcall.transition.ActionName;
import org.rollcall.transition.ActionSystem;
import org.rollcall.transition.Instance;
import org.rollcall.transition.PerCpu;

/**
 * A small module to be walked. A step is its first CPU's; what is a {@link PerCpu} in the state is a variable of each CPU. There
 * are no registers: an interrupt is an element of a set.
 */
final class ActionWalk {
    private ActionWalk() {}

    /** The walk of a module's Java model. It judges no property by itself. */
    static <S extends Record, K extends Enum<K> & ActionName> Walk<S, Instance<K>> of(ActionSystem<S, K> system) {
        int cpus =
                1 + system.instances().stream().mapToInt(ActionWalk::cpu).max().orElse(0);
        List<Field<S>> shared = new ArrayList<>();
        List<RecordComponent> own = new ArrayList<>();
        for (RecordComponent component : system.initial().getClass().getRecordComponents()) {
            if (component.getType() == PerCpu.class) {
                own.add(component);
            } else {
                shared.add(new Field<>(component.getName(), s -> RecordNotation.get(s, component), ActionWalk::shown));
            }
        }
        List<Lane<S, Instance<K>>> lanes = IntStream.range(0, cpus)
                .mapToObj(c -> new Lane<>(
                        Notation.cpu(c).toString(),
                        own.stream()
                                .map(component -> ActionWalk.<S>ofCpu(component, c))
                                .toList(),
                        List.<Field<S>>of(),
                        system.instances().stream()
                                .filter(step -> cpu(step) == c)
                                .toList()))
                .toList();
        return new Walk<>(system, lanes, shared, RecordNotation::values, Map.of());
    }

    /** Whose step it is; one of all CPUs stands with the first, as in {@link Sequence}. */
    private static int cpu(Instance<?> step) {
        return step.cpus().isEmpty() ? 0 : step.cpus().get(0);
    }

    private static <S extends Record> Field<S> ofCpu(RecordComponent component, int c) {
        return new Field<>(
                component.getName(),
                state -> ((PerCpu<?>) RecordNotation.get(state, component)).get(c),
                ActionWalk::shown);
    }

    private static Object shown(Object plain) {
        SpecValue value = RecordNotation.value(plain);
        return ItfTrace.value(value);
    }
}
