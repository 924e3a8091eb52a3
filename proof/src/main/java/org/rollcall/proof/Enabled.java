package org.rollcall.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Expression.Operation;
import org.rollcall.spec.syntax.Operator;

/**
 * When an action is enabled, as a state predicate. An action that gives each variable its next value at most once, by
 * {@code x' = e} or UNCHANGED, is enabled exactly if its guards hold; one that has several ways, if one of them is. Any
 * other shape is refused.
 */
final class Enabled {
    private Set<String> assigned = new HashSet<>();

    private Enabled() {}

    /** A predicate without primes that is true exactly where {@code action} has a step. */
    static Expression of(Expression action) {
        return new Enabled().guard(action);
    }

    private Expression guard(Expression action) {
        if (!primes(action)) {
            return action;
        }
        if (action instanceof Operation operation && operation.operator() == Operator.AND) {
            return all(operation.operands().stream().map(this::guard).toList(), action);
        }
        if (action instanceof Operation operation && operation.operator() == Operator.OR) {
            return new Operation(Operator.OR, ways(operation.operands()), action.place());
        }
        if (action instanceof Operation operation
                && operation.operator() == Operator.IF
                && !primes(operation.operands().get(0))) {
            List<Expression> choice =
                    new ArrayList<>(List.of(operation.operands().get(0)));
            choice.addAll(ways(operation.operands().subList(1, 3)));
            return new Operation(Operator.IF, choice, action.place());
        }
        if (action instanceof Expression.Quantified some && !some.forAll()) {
            return new Expression.Quantified(false, some.bounds(), guard(some.body()), some.place());
        }
        if (action instanceof Operation operation && operation.operator() == Operator.UNCHANGED) {
            operation.operands().forEach(this::unchanged);
            return all(List.of(), action);
        }
        if (action instanceof Operation operation
                && operation.operator() == Operator.EQUAL
                && operation.operands().get(0) instanceof Operation left
                && left.operator() == Operator.PRIME
                && left.operands().get(0) instanceof Expression.Declared variable
                && !primes(operation.operands().get(1))) {
            assign(variable);
            return all(List.of(), action);
        }
        if (action instanceof Expression.Call call && call.arguments().stream().noneMatch(Enabled::primes)) {
            return guard(call);
        }
        throw new RefusedException(action.place(), "ENABLED of an action that is not guards and assignments");
    }

    /** Each way by itself; what one of them gives a value must get none beside them. */
    private List<Expression> ways(List<Expression> actions) {
        Set<String> before = Set.copyOf(assigned);
        Set<String> after = new HashSet<>(before);
        List<Expression> guards = new ArrayList<>();
        for (Expression action : actions) {
            assigned = new HashSet<>(before);
            guards.add(guard(action));
            after.addAll(assigned);
        }
        assigned = after;
        return guards;
    }

    private Expression guard(Expression.Call call) {
        Definition action = call.definition();
        Expression guard = guard(action.body());
        return call.arguments().isEmpty()
                ? guard
                : new Expression.Call(
                        new Definition(
                                "ENABLED " + action.name(),
                                action.parameters(),
                                guard,
                                action.closed(),
                                action.place()),
                        call.arguments(),
                        call.place());
    }

    private static Expression all(List<Expression> guards, Expression action) {
        return new Operation(Operator.AND, guards, action.place());
    }

    private void unchanged(Expression what) {
        if (what instanceof Expression.Declared variable) {
            assign(variable);
        } else if (what instanceof Operation tuple && tuple.operator() == Operator.TUPLE) {
            tuple.operands().forEach(this::unchanged);
        } else if (what instanceof Expression.Call call && call.arguments().isEmpty()) {
            unchanged(call.definition().body());
        } else {
            throw new RefusedException(what.place(), "UNCHANGED of what is not a variable");
        }
    }

    private void assign(Expression.Declared variable) {
        if (!assigned.add(variable.name())) {
            throw new RefusedException(variable.place(), variable.name() + " gets two next values");
        }
    }

    /** Whether an expression is about a step, not about one state. */
    static boolean primes(Expression expression) {
        if (expression instanceof Operation operation) {
            switch (operation.operator()) {
                case PRIME, UNCHANGED, STEP_OR_STUTTER:
                    return true;
                case ENABLED:
                    return false;
                default:
                    break;
            }
        }
        if (expression instanceof Expression.Call call
                && primes(call.definition().body())) {
            return true;
        }
        return Children.of(expression).stream().anyMatch(Enabled::primes);
    }
}
