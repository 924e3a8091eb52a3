package org.rollcall.proof;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Operator;

/** The operands of a conjunction or a disjunction, nested ones too. */
final class Conjuncts {
    private Conjuncts() {}

    static List<Expression> of(Expression expression) {
        return flatten(expression, Operator.AND);
    }

    static List<Expression> disjuncts(Expression expression) {
        return flatten(expression, Operator.OR);
    }

    private static List<Expression> flatten(Expression expression, Operator operator) {
        if (expression instanceof Expression.Operation operation && operation.operator() == operator) {
            List<Expression> all = new ArrayList<>();
            operation.operands().forEach(operand -> all.addAll(flatten(operand, operator)));
            return all;
        }
        return List.of(expression);
    }
}
