package org.rollcall.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;

/**
 * The Java model of a module, as the replay needs it.
 *
 * @param <S> its states
 * @param <T> its steps
 */
interface Twin<S, T> {
    /** What an operator of the module must give, by the registers of the Java model. */
    record View(String operator, List<SpecValue> arguments, SpecValue value) {
        @Override
        public String toString() {
            return operator + arguments;
        }
    }

    /** States that the Java model reaches by itself, and states that it generates. */
    record Counts(long distinct, long generated) {}

    /** The first state. */
    S initial();

    /** The guard that keeps a step from being taken; null if it is enabled. */
    @Nullable
    String refusal(S state, T step);

    /** The state after an enabled step. */
    S apply(S state, T step);

    /** The enabled steps. */
    List<T> enabled(S state);

    /** The step for an action instance. */
    T step(SpecAction action);

    /** The first variable in which the two states differ, with both values; null if they are the same state. */
    @Nullable
    String difference(SpecState spec, S state);

    /** The operators to be compared in this state. */
    List<View> views(S state);

    /** Counts without the TLA+ tools. */
    Counts alone();
}
