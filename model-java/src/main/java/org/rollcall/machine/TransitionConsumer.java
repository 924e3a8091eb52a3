package org.rollcall.machine;

/** Takes the transitions out of a state, one at a time. */
@FunctionalInterface
public interface TransitionConsumer {
    /** The step, and the state after it. */
    void accept(Step step, State successor);
}
