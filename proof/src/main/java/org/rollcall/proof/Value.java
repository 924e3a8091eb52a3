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

    /** The values of a function. */
    default Function<Expr<?>, Value> at() {
        throw new IllegalArgumentException("not a function");
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

    /**
     * A function. At what is not in its domain it has a value that TLA+ leaves open.
     *
     * @param domain of what kind its arguments are; null for a table of strings that are not listed, which no other function
     *     is compared with
     */
    record From(@Nullable Kind domain, Function<Expr<?>, Value> at) implements Value {}

    /** A tuple; only UNCHANGED and equality look into it. */
    record Tuple(List<Value> elements) implements Value {}
}
