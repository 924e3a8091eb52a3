package org.rollcall.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.transition.TransitionSystem;

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

    /** The Java model. */
    TransitionSystem<S, T> system();

    /** The step for an action instance. */
    T step(SpecAction action);

    /** The first variable in which the two states differ, with both values; null if they are the same state. */
    @Nullable
    String difference(SpecState spec, S state);

    /** The operators to be compared in this state. */
    List<View> views(S state);

    /** Whether the specification counts states up to symmetry: then two states may meet that are only renamings. */
    default boolean symmetric() {
        return false;
    }

    /** The state that stands for all renamings of this one. */
    default S representative(S state) {
        return state;
    }

    /** Counts without the TLA+ tools. */
    Counts alone();
}
