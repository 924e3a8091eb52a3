package org.rollcall.spec;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A module with its configuration, loaded into the TLA+ tools, which evaluate it. Not safe for use by several threads
 * at once.
 */
public interface Specification extends AutoCloseable {

    /** Receives the steps out of a state. */
    @FunctionalInterface
    interface StepConsumer {
        void accept(SpecAction action, SpecState next);
    }

    /** The variables, in the order of their declaration. */
    List<String> variables();

    /** The instances of the next-state relation's actions, in the order of the module. */
    List<SpecAction> actions();

    /** The initial states. */
    List<SpecState> initialStates();

    /** Every step out of {@code state}, with repetitions if two actions lead to the same state. */
    void successors(SpecState state, StepConsumer consumer);

    /** Every step out of {@code state} by some of the {@link #actions}, which are given by their places. */
    void successors(SpecState state, int[] places, StepConsumer consumer);

    /** The states that {@code action} leads to from {@code state}. */
    List<SpecState> successors(SpecState state, SpecAction action);

    /** Whether {@code next} may follow {@code state} by {@code action}; the states may be built by {@link #state}. */
    boolean isStep(SpecState state, SpecAction action, SpecState next);

    /** The invariants that the configuration names. */
    List<String> invariants();

    /** The properties of the configuration that each single step must satisfy: {@code [][A]_v}, or part of a refinement. */
    List<String> stepProperties();

    /** Whether the step from {@code state} to {@code next} satisfies one of the {@link #stepProperties}. */
    boolean allows(String stepProperty, SpecState state, SpecState next);

    /** The properties of the configuration that say something of initial states which is false of this one. */
    List<String> violatedAtStart(SpecState initial);

    /** Whether the configuration names temporal properties, which only the tools' own engine can check. */
    boolean hasTemporalProperties();

    /** Whether a state without successor is an error. */
    boolean checksDeadlock();

    /** Whether {@code state} is to be explored: the configuration's constraints. */
    boolean inModel(SpecState state);

    /** Whether the invariant, or any Boolean operator without parameters of the module, is true in {@code state}. */
    boolean holds(String operator, SpecState state);

    /** Whether the Boolean operator, which may have primes and be one of an instance, is true of the two states. */
    boolean relates(String operator, List<SpecValue> arguments, SpecState state, SpecState next);

    /** The value of an operator of the module in {@code state}. */
    SpecValue evaluate(String operator, List<SpecValue> arguments, SpecState state);

    /** The value of a constant that the configuration sets. */
    SpecValue constant(String name);

    /** A state from values for all variables. */
    SpecState state(Map<String, SpecValue> values);

    /**
     * Lets another operator of the module, with as many parameters, stand for one from now on. Where the actions' arguments
     * are drawn from other sets then, there is one action, {@code Next}.
     *
     * @param other its name, or null for the operator itself
     */
    void substitute(String operator, @Nullable String other);

    /**
     * Searches the whole graph with the tools' own model checker, past a violation.
     *
     * @param observer is shown each step that it takes, in its order; called by another thread
     * @param limit how long it may take
     * @throws SpecificationException if the model is wrong or the time is over; what the observer throws ends the search
     */
    EngineResult check(Exploration.Observer observer, Duration limit);

    /** Releases the tools. */
    @Override
    void close();
}
