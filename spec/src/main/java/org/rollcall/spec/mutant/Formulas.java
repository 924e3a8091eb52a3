package org.rollcall.spec.mutant;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Operator;

/** What kind of formula an expression is: a guard, an update, neither. */
final class Formulas {
    private static final Set<Operator> LOGICAL = EnumSet.of(
            Operator.AND,
            Operator.OR,
            Operator.NOT,
            Operator.IMPLIES,
            Operator.EQUIVALENT,
            Operator.EQUAL,
            Operator.UNEQUAL,
            Operator.IN,
            Operator.NOT_IN,
            Operator.SUBSET_OF);
    private static final Set<String> COMPARISONS = Set.of("<", ">", "\\leq", "\\geq", "=<", ">=", "<=");

    private final Map<Definition, Boolean> primed = new HashMap<>();

    /** Whether it is true or false. */
    static boolean isFormula(Expression expression) {
        if (expression instanceof Expression.Operation operation) {
            return LOGICAL.contains(operation.operator())
                    || (operation.operator() == Operator.IF
                            && isFormula(operation.operands().get(1)));
        }
        if (expression instanceof Expression.Call call) {
            return isFormula(call.definition().body());
        }
        if (expression instanceof Expression.Case cases) {
            return isFormula(cases.otherwise());
        }
        return expression instanceof Expression.Truth
                || expression instanceof Expression.Quantified
                || (expression instanceof Expression.Unknown unknown && COMPARISONS.contains(unknown.what()));
    }

    /** Whether it speaks of the next state. */
    boolean isPrimed(Expression expression) {
        if (expression instanceof Expression.Operation operation
                && (operation.operator() == Operator.PRIME || operation.operator() == Operator.UNCHANGED)) {
            return true;
        }
        if (expression instanceof Expression.Call call) {
            Boolean known = primed.get(call.definition());
            if (known == null) {
                known = isPrimed(call.definition().body());
                primed.put(call.definition(), known);
            }
            if (known) {
                return true;
            }
        }
        return Children.of(expression).stream().anyMatch(this::isPrimed);
    }

    /** The variable that gets a new value here: {@code x' = e}. */
    static Optional<Expression.Operation> updated(Expression expression) {
        return expression instanceof Expression.Operation equal
                        && equal.operator() == Operator.EQUAL
                        && equal.operands().get(0) instanceof Expression.Operation prime
                        && prime.operator() == Operator.PRIME
                ? Optional.of(prime)
                : Optional.empty();
    }

    /** The variables that an operator gives new values, if it does nothing else. */
    static Optional<Set<String>> updates(Definition definition) {
        Set<String> variables = new LinkedHashSet<>();
        return collect(definition.body(), variables) ? Optional.of(variables) : Optional.empty();
    }

    private static boolean collect(Expression expression, Set<String> variables) {
        if (expression instanceof Expression.Operation operation) {
            if (operation.operator() == Operator.AND) {
                return operation.operands().stream().allMatch(each -> collect(each, variables));
            }
            if (operation.operator() == Operator.IF) {
                return operation.operands().stream().skip(1).allMatch(each -> collect(each, variables));
            }
            if (operation.operator() == Operator.UNCHANGED) {
                operation.operands().forEach(each -> name(each, variables));
                return true;
            }
        }
        return updated(expression)
                .map(prime -> name(prime.operands().get(0), variables))
                .orElse(false);
    }

    private static boolean name(Expression expression, Set<String> variables) {
        if (expression instanceof Expression.Declared declared) {
            return variables.add(declared.name()) || true;
        }
        Children.of(expression).forEach(each -> name(each, variables));
        return true;
    }
}
