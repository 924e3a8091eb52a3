package org.rollcall.replay;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rollcall.transition.ActionName;
import org.rollcall.transition.ActionSystem;
import org.rollcall.transition.GuardedAction;
import org.rollcall.transition.Instance;

/**
 * Small faults in the Java model of a small module, each in one action: it is never taken, a guard is missing, or one of the
 * variables that it changes is not stored.
 */
final class ModuleFaults {
    private static final String FORGETS = "forgets ";
    private static final String NEVER = "never";
    private static final String WITHOUT = "without ";

    /**
     * One fault.
     *
     * @param name the action and what is wrong with it
     * @param into the model with the fault
     */
    record Fault<S, K extends Enum<K> & ActionName>(String name, UnaryOperator<ActionSystem<S, K>> into) {
        /** Whether some model must show it. Most variables are none of an action's; a guard is there because it refuses something. */
        boolean mustMatter() {
            return !name.contains(FORGETS);
        }
    }

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
            faults.add(fault(kind, NEVER, a -> a.needs("the step to exist", (s, c, d) -> false)));
            for (int i = 0; i < action.clauses().size(); i++) {
                int clause = i;
                faults.add(fault(kind, WITHOUT + action.clauses().get(i).words(), a -> a.without(clause)));
            }
            for (RecordComponent variable : state.getRecordComponents()) {
                faults.add(fault(kind, FORGETS + variable.getName(), a -> forgets(a, variable)));
            }
        });
        return faults;
    }

    private static <S, K extends Enum<K> & ActionName> Fault<S, K> fault(
            K kind, String slip, UnaryOperator<GuardedAction<S>> change) {
        return new Fault<>(
                name(kind, slip),
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
            values.add(RecordNotation.get(component.getName().equals(variable.getName()) ? before : after, component));
        }
        return RecordReader.built((Class<S>) after.getClass(), values);
    }

    /** The names of the faults that change the transitions of a model: the others are none in it. */
    static <S extends Record, K extends Enum<K> & ActionName> Set<String> effective(ActionSystem<S, K> system) {
        Set<String> names = new HashSet<>();
        Set<S> seen = new HashSet<>(Set.of(system.initial()));
        List<S> open = new ArrayList<>(seen);
        for (int i = 0; i < open.size(); i++) {
            for (Instance<K> step : system.instances()) {
                S next = effective(system, open.get(i), step, names);
                if (next != null && seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return names;
    }

    /** The state after a step if it is enabled. */
    private static <S extends Record, K extends Enum<K> & ActionName> @Nullable S effective(
            ActionSystem<S, K> system, S state, Instance<K> step, Set<String> names) {
        List<GuardedAction.Clause<S>> missing = system.missing(state, step);
        if (missing.size() == 1) {
            names.add(name(step.kind(), WITHOUT + missing.get(0).words()));
        }
        if (!missing.isEmpty()) {
            return null;
        }
        S next = system.apply(state, step);
        names.add(name(step.kind(), NEVER));
        for (RecordComponent variable : state.getClass().getRecordComponents()) {
            if (!RecordNotation.get(state, variable).equals(RecordNotation.get(next, variable))) {
                names.add(name(step.kind(), FORGETS + variable.getName()));
            }
        }
        return next;
    }

    private static <K extends Enum<K> & ActionName> String name(K kind, String slip) {
        return kind.specName() + " " + slip;
    }
}
