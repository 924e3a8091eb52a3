package org.rollcall.proof;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Operator;

/** The operands of a conjunction or a disjunction, nested ones too. */
public final class Conjuncts {
    private Conjuncts() {}

    public static List<Expression> of(Expression expression) {
        return flatten(expression, Operator.AND);
    }

    /** The parts of a definition that is a conjunction of nothing but names, and theirs; of anything else, itself. */
    public static List<Expression> named(Expression expression) {
        if (expression instanceof Expression.Call call && call.arguments().isEmpty()) {
            List<Expression> parts = of(call.definition().body());
            if (parts.size() > 1 && parts.stream().allMatch(Conjuncts::isName)) {
                return parts.stream().flatMap(part -> named(part).stream()).toList();
            }
        }
        return List.of(expression);
    }

    private static boolean isName(Expression expression) {
        return expression instanceof Expression.Call call && call.arguments().isEmpty();
    }

    /** The disjuncts, those of a definition that names a disjunction in its place. */
    public static List<Expression> disjuncts(Expression expression) {
        List<Expression> all = new ArrayList<>();
        for (Expression each : flatten(expression, Operator.OR)) {
            boolean named = each instanceof Expression.Call call
                    && call.arguments().isEmpty()
                    && flatten(call.definition().body(), Operator.OR).size() > 1;
            all.addAll(named ? disjuncts(((Expression.Call) each).definition().body()) : List.of(each));
        }
        return all;
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
