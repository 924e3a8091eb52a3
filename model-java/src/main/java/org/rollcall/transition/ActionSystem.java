package org.rollcall.transition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rollcall.transition.GuardedAction.Effect;

/**
 * A transition system made of guarded actions whose parameters are CPUs: the Java model of a small module.
 *
 * @param <S> states, which are values
 * @param <K> the kinds of steps, in the order of the specification
 */
public final class ActionSystem<S, K extends Enum<K> & ActionName> implements TransitionSystem<S, Instance<K>> {
    private final S initial;
    private final Map<K, GuardedAction<S>> actions;
    private final List<Instance<K>> instances = new ArrayList<>();

    private ActionSystem(S initial, Map<K, GuardedAction<S>> actions, List<Instance<K>> instances) {
        this.initial = initial;
        this.actions = actions;
        this.instances.addAll(instances);
    }

    /**
     * A system without actions.
     *
     * @param cpus how many CPUs there are
     */
    public ActionSystem(S initial, Class<K> kinds, int cpus) {
        this(initial, new EnumMap<>(kinds), List.of());
        for (K kind : kinds.getEnumConstants()) {
            arguments(kind.parameters().size(), cpus).forEach(c -> instances.add(new Instance<>(kind, c)));
        }
    }

    private static List<List<Integer>> arguments(int parameters, int cpus) {
        List<List<Integer>> all = List.of(List.of());
        for (int i = 0; i < parameters; i++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> some : all) {
                for (int c = 0; c < cpus; c++) {
                    List<Integer> one = new ArrayList<>(some);
                    one.add(c);
                    longer.add(one);
                }
            }
            all = longer;
        }
        return all;
    }

    /** Adds an action; its guards are added to what this returns to {@code guards}. */
    public void put(K kind, UnaryOperator<GuardedAction<S>> guards, Effect<S> effect) {
        actions.put(kind, guards.apply(new GuardedAction<>(List.of(), effect)));
    }

    /** The actions by their kinds. */
    public Map<K, GuardedAction<S>> actions() {
        return Collections.unmodifiableMap(actions);
    }

    /** Every instance of every action, in the order of the specification. */
    public List<Instance<K>> instances() {
        return Collections.unmodifiableList(instances);
    }

    /** The same system with one action changed. */
    public ActionSystem<S, K> with(K kind, GuardedAction<S> action) {
        Map<K, GuardedAction<S>> changed = new EnumMap<>(actions);
        changed.put(kind, action);
        return new ActionSystem<>(initial, changed, instances);
    }

    @Override
    public S initial() {
        return initial;
    }

    @Override
    public List<Instance<K>> enabled(S state) {
        return instances.stream().filter(step -> refusal(state, step) == null).toList();
    }

    @Override
    public @Nullable String refusal(S state, Instance<K> step) {
        return action(step).refusal(state, argument(step, 0), argument(step, 1));
    }

    /** All guards that keep a step from being taken. */
    public List<GuardedAction.Clause<S>> missing(S state, Instance<K> step) {
        return action(step).clauses().stream()
                .filter(clause -> !clause.condition().holds(state, argument(step, 0), argument(step, 1)))
                .toList();
    }

    @Override
    public S apply(S state, Instance<K> step) {
        String refusal = refusal(state, step);
        if (refusal != null) {
            throw new IllegalStateException(step + " is not enabled: needs " + refusal);
        }
        return action(step).effect().after(state, argument(step, 0), argument(step, 1));
    }

    private GuardedAction<S> action(Instance<K> step) {
        return Objects.requireNonNull(actions.get(step.kind()), () -> step + " has no action");
    }

    private static <K extends Enum<K> & ActionName> int argument(Instance<K> step, int position) {
        return position < step.cpus().size() ? step.cpus().get(position) : -1;
    }
}
