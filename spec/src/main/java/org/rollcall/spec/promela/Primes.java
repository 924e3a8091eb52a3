package org.rollcall.spec.promela;

import java.util.HashMap;
import java.util.Map;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Operator;

/** Which expressions speak of the next state. */
final class Primes {
    private final Map<Definition, Boolean> known = new HashMap<>();

    boolean in(Expression expression) {
        if (expression instanceof Expression.Operation operation
                && (operation.operator() == Operator.PRIME || operation.operator() == Operator.UNCHANGED)) {
            return true;
        }
        return Children.of(expression).stream().anyMatch(this::in)
                || (expression instanceof Expression.Call call && in(call.definition()));
    }

    boolean in(Definition definition) {
        Boolean before = known.get(definition);
        if (before == null) {
            before = in(definition.body());
            known.put(definition, before);
        }
        return before;
    }
}
