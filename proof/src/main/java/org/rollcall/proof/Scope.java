package org.rollcall.proof;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Name;

/**
 * What names stand for at one point of an expression, and whether the point is primed. Arguments are passed by name, as
 * TLA+ defines it, so that a primed operand is primed in its own scope.
 */
final class Scope {
    /** An expression with the scope that it belongs to. */
    record Delayed(Expression expression, Scope scope) {}

    /** The module itself, before the step: no bound names, no instance. */
    static final Scope MODULE = new Scope(null, null, null, Map.of(), null, false);

    private final @Nullable Scope outer;
    private final @Nullable Name name;
    private final @Nullable Object meaning;
    private final Map<String, Delayed> instance;
    private final @Nullable Value former;
    private final boolean after;

    private Scope(
            @Nullable Scope outer,
            @Nullable Name name,
            @Nullable Object meaning,
            Map<String, Delayed> instance,
            @Nullable Value former,
            boolean after) {
        this.outer = outer;
        this.name = name;
        this.meaning = meaning;
        this.instance = instance;
        this.former = former;
        this.after = after;
    }

    Scope with(Name bound, Value value) {
        return new Scope(this, bound, value, instance, former, after);
    }

    /** Inside a definition, where the parameter stands for the argument. */
    Scope with(Name parameter, Delayed argument) {
        return new Scope(this, parameter, argument, instance, former, after);
    }

    /** Inside EXCEPT: {@code @} is the former value. */
    Scope changing(Value value) {
        return new Scope(this, null, null, instance, value, after);
    }

    /** Inside an instance of another module: its names stand for expressions of this scope. */
    Scope inside(Map<String, Expression> substitution) {
        Map<String, Delayed> delayed = new LinkedHashMap<>();
        substitution.forEach((each, expression) -> delayed.put(each, new Delayed(expression, this)));
        return instead(delayed);
    }

    /** Inside an instance of another module whose names stand for what is given. */
    Scope instead(Map<String, Delayed> names) {
        return new Scope(this, null, null, names, null, after);
    }

    /** The top of the module that this scope is in. */
    Scope top() {
        return new Scope(null, null, null, instance, null, after);
    }

    /** The same names, after the step. */
    Scope primed() {
        return after ? this : new Scope(this, null, null, instance, former, true);
    }

    /** Whether variables have their values after the step. */
    boolean after() {
        return after;
    }

    /** A {@link Value} or a {@link Delayed}; null if the name is not bound. */
    @Nullable
    Object meaning(Name wanted) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (wanted.equals(scope.name)) {
                return scope.meaning;
            }
        }
        return null;
    }

    Map<String, Delayed> instance() {
        return instance;
    }

    @Nullable
    Value former() {
        return former;
    }
}
