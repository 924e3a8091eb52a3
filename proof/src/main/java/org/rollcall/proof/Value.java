package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Expr;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an expression translates to. */
sealed interface Value {
    /** The term of a CPU, a string or a truth value. */
    default Expr<?> term() {
        throw new IllegalArgumentException("not a CPU, a string or a Boolean");
    }

    default SetOf set() {
        throw new IllegalArgumentException("not a set");
    }

    /** The values of a function from CPUs. */
    default Function<Expr<?>, Value> at() {
        throw new IllegalArgumentException("not a function from CPU");
    }

    /** A CPU, a string or a truth value. */
    record Scalar(Expr<?> term) implements Value {}

    /**
     * A set, by its membership.
     *
     * @param element the kind of the elements; null for the empty set, which is of any kind
     * @param declared whether it is what a variable or a constant is, which has no element of another kind
     */
    record SetOf(@Nullable Kind element, Function<Value, BoolExpr> contains, boolean declared) implements Value {
        SetOf(@Nullable Kind element, Function<Value, BoolExpr> contains) {
            this(element, contains, false);
        }

        @Override
        public SetOf set() {
            return this;
        }
    }

    /** A function from CPUs. */
    record FromCpu(Kind range, Function<Expr<?>, Value> at) implements Value {}

    /** A function from strings, given by an expression; only its application looks into it. */
    record FromText(Function<Expr<?>, Value> at) implements Value {}

    /** A tuple; only UNCHANGED and equality look into it. */
    record Tuple(List<Value> elements) implements Value {}
}
