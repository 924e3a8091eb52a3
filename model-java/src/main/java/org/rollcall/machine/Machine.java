package org.rollcall.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.kernel.Action;
import org.rollcall.kernel.Sgi;
import org.rollcall.kernel.StepKind;
import org.rollcall.kernel.Variable;
import org.rollcall.kernel.Variables;
import org.rollcall.transition.TransitionSystem;

/**
 * The machine of a configuration: the transition system of {@code IpiNmi.tla} with these constants. Pure: it keeps no
 * state, and the same arguments give the same answers.
 */
public final class Machine implements TransitionSystem<State, Step> {
    static final Comparator<Step> ORDER =
            Comparator.comparing(Step::kind).thenComparing(Step::cpu).thenComparing(Step::argument);

    private final Configuration configuration;
    private final Kernel kernel;
    private final Invariants invariants;
    private final Dispatch dispatch;
    private final Action[] actions = new Action[StepKind.values().length];
    private final boolean byContext;

    /** The machine of a configuration. */
    public Machine(Configuration configuration) {
        this(configuration, Fault.NONE);
    }

    /** The machine of a configuration with one fault in it. */
    public Machine(Configuration configuration, Fault fault) {
        this.configuration = configuration.required();
        this.kernel = new Kernel(configuration);
        this.invariants = new Invariants(kernel, configuration);
        this.byContext = fault == Fault.NONE;
        fault.into(kernel);
        this.dispatch = new Dispatch(kernel.v.cpus, kernel.actions);
        Arrays.setAll(actions, kind -> kernel.actions.get(StepKind.values()[kind]));
    }

    /** What this machine was made of. */
    public Configuration configuration() {
        return configuration;
    }

    /** The variables of {@code IpiNmi.tla}, to be read in this machine's states. */
    public List<Variable> variables() {
        return kernel.v.named();
    }

    @Override
    public State initial() {
        Variables v = kernel.v;
        long[] s = new long[v.words];
        InitialState.write(kernel, configuration, s);
        return new State(kernel, s);
    }

    /** In the order of {@link StepKind}, then CPU, then argument. */
    @Override
    public List<Step> enabled(State s) {
        List<Step> steps = new ArrayList<>();
        successors().each(s.words(), (kind, cpu, argument, next) -> steps.add(new Step(kind, cpu, argument)));
        steps.sort(ORDER);
        return steps;
    }

    /** Whether a step is enabled. */
    public boolean isEnabled(State s, Step step) {
        return refusal(s, step) == null;
    }

    @Override
    public @Nullable String refusal(State s, Step step) {
        int cpus = kernel.v.cpus;
        int limit = step.kind().takesSgi() ? Sgi.values().length : cpus;
        if (step.cpu() >= cpus || step.argument() >= limit) {
            return "the machine has CPUs c1 to c" + cpus;
        }
        return action(step).refusal(s.words(), step.cpu(), step.argument());
    }

    @Override
    public State apply(State s, Step step) {
        String refusal = refusal(s, step);
        if (refusal != null) {
            throw new IllegalStateException(step + " is not enabled: needs " + refusal);
        }
        long[] next = s.packed();
        action(step).effect(next, step.cpu(), step.argument());
        return new State(kernel, next);
    }

    /** Hands each transition out of a state to a consumer, in no particular but a fixed order. */
    public void successors(State s, TransitionConsumer consumer) {
        successors()
                .each(
                        s.words(),
                        (kind, cpu, argument, next) ->
                                consumer.accept(new Step(kind, cpu, argument), new State(kernel, next.clone())));
    }

    /** Whether an invariant holds in a state. */
    public boolean holds(Property property, State s) {
        return invariants.holds(property, s.words());
    }

    Successors successors() {
        return new Successors(kernel, dispatch, actions, configuration.timing().urgent(), byContext);
    }

    Kernel kernel() {
        return kernel;
    }

    Invariants invariants() {
        return invariants;
    }

    private Action action(Step step) {
        return actions[step.kind().ordinal()];
    }
}
