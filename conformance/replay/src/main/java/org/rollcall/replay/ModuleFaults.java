package org.rollcall.replay;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.rollcall.transition.ActionName;
import org.rollcall.transition.ActionSystem;
import org.rollcall.transition.GuardedAction;

/**
 * Small faults in the Java model of a small module, each in one action: it is never taken, a guard is missing, or one of the
 * variables that it changes is not stored.
 */
final class ModuleFaults {
    /**
     * One fault.
     *
     * @param name the action and what is wrong with it
     * @param into the model with the fault
     */
    record Fault<S, K extends Enum<K> & ActionName>(String name, UnaryOperator<ActionSystem<S, K>> into) {}

    private ModuleFaults() {}

    /**
     * All faults.
     *
     * @param sample a model, which says what guards the actions have
     * @param state the variables
     */
    static <S extends Record, K extends Enum<K> & ActionName> List<Fault<S, K>> of(
            ActionSystem<S, K> sample, Class<?> state) {
        List<Fault<S, K>> faults = new ArrayList<>();
        sample.actions().forEach((kind, action) -> {
            faults.add(fault(kind, "never", a -> a.needs("the step to exist", (s, c, d) -> false)));
            for (int i = 0; i < action.clauses().size(); i++) {
                int clause = i;
                faults.add(fault(kind, "without " + action.clauses().get(i).words(), a -> a.without(clause)));
            }
            for (RecordComponent variable : state.getRecordComponents()) {
                faults.add(fault(kind, "forgets " + variable.getName(), a -> forgets(a, variable)));
            }
        });
        return faults;
    }

    private static <S, K extends Enum<K> & ActionName> Fault<S, K> fault(
            K kind, String slip, UnaryOperator<GuardedAction<S>> change) {
        return new Fault<>(
                kind.specName() + " " + slip,
                system -> system.with(kind, change.apply(system.actions().get(kind))));
    }

    private static <S extends Record> GuardedAction<S> forgets(GuardedAction<S> action, RecordComponent variable) {
        return action.with((s, c, d) -> keeping(variable, s, action.effect().after(s, c, d)));
    }

    /** The state after a step, but for one variable. */
    @SuppressWarnings("unchecked") // a state's own class
    private static <S extends Record> S keeping(RecordComponent variable, S before, S after) {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : after.getClass().getRecordComponents()) {
            values.add(RecordNotation.get(component.equals(variable) ? before : after, component));
        }
        return RecordReader.built((Class<S>) after.getClass(), values);
    }

    /** The transitions of a model, which a fault must change to be one. */
    static <S, K extends Enum<K> & ActionName> Set<Object> transitions(ActionSystem<S, K> system, int most) {
        Set<Object> transitions = new LinkedHashSet<>();
        Set<S> seen = new LinkedHashSet<>(Set.of(system.initial()));
        List<S> open = new ArrayList<>(seen);
        for (int i = 0; i < open.size() && i < most; i++) {
            S state = open.get(i);
            system.enabled(state).forEach(step -> {
                S next = system.apply(state, step);
                transitions.add(List.of(state, step, next));
                if (seen.add(next)) {
                    open.add(next);
                }
            });
        }
        return transitions;
    }
}
