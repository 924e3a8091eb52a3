package org.rollcall.machine;

import org.rollcall.kernel.StepKind;

/**
 * A machine over the packed words of its states, for searches that see very many of them: nothing is allocated for a
 * transition. Not for use by two threads; any number of them may be made of one {@link Machine}.
 */
public final class PackedMachine {
    /** Takes a transition. */
    @FunctionalInterface
    public interface Sink {
        /** The step, and the words of the state after it, which are only lent and may be changed. */
        void accept(StepKind kind, int cpu, int argument, long[] next);
    }

    private final Machine machine;
    private final Successors successors;

    /** The same machine, packed. */
    public PackedMachine(Machine machine) {
        this.machine = machine;
        this.successors = machine.successors();
    }

    /** How many words a state has. */
    public int words() {
        return machine.kernel().v.words;
    }

    /** How many CPUs the machine has. */
    public int cpus() {
        return machine.kernel().v.cpus;
    }

    /** The words of the initial state. */
    public long[] initial() {
        return machine.initial().packed();
    }

    /** Hands each transition out of a state to {@code sink}, in no particular but a fixed order. */
    public void successors(long[] state, Sink sink) {
        successors.each(state, sink);
    }

    /** Hands each transition that one CPU makes out of a state to {@code sink}. */
    public void successors(long[] state, int cpu, Sink sink) {
        successors.each(state, cpu, sink);
    }

    /** Whether an invariant holds in a state. */
    public boolean holds(Property property, long[] state) {
        return machine.invariants().holds(property, state);
    }

    /** The state that these words are. */
    public State state(long[] words) {
        return new State(machine.kernel(), words.clone());
    }
}
