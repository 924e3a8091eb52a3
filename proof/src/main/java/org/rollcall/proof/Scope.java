package org.rollcall.proof;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Name;

/**
 * What names stand for at one point of an expression. Arguments are passed by name, as TLA+ defines it, so that a
 * primed operand is primed in its own scope.
 */
final class Scope {
    /** An expression with the scope that it belongs to, and whether it is primed there. */
    record Delayed(Expression expression, Scope scope, boolean after) {}

    /** The module itself: no bound names, no instance. */
    static final Scope MODULE = new Scope(null, null, null, Map.of(), null);

    private final @Nullable Scope outer;
    private final @Nullable Name name;
    private final @Nullable Object meaning;
    private final Map<String, Delayed> instance;
    private final @Nullable Value former;

    private Scope(
            @Nullable Scope outer,
            @Nullable Name name,
            @Nullable Object meaning,
            Map<String, Delayed> instance,
            @Nullable Value former) {
        this.outer = outer;
        this.name = name;
        this.meaning = meaning;
        this.instance = instance;
        this.former = former;
    }

    Scope with(Name bound, Value value) {
        return new Scope(this, bound, value, instance, former);
    }

    Scope with(Name parameter, Delayed argument) {
        return new Scope(this, parameter, argument, instance, former);
    }

    /** Inside EXCEPT: {@code @} is the former value. */
    Scope changing(Value value) {
        return new Scope(this, null, null, instance, value);
    }

    /** Inside an instance of another module. */
    Scope inside(Map<String, Delayed> substitution) {
        return new Scope(null, null, null, substitution, null);
    }

    /** The top of the module that this scope is in. */
    Scope top() {
        return new Scope(null, null, null, instance, null);
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
