package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import java.util.List;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Expression.Operation;
import org.rollcall.spec.syntax.Operator;

/** {@code \A} and {@code \E} over sets. */
final class Quantifiers {
    private final Translator translator;
    private final Logic logic;
    private final Context z3;

    Quantifiers(Translator translator, Logic logic, Context z3) {
        this.translator = translator;
        this.logic = logic;
        this.z3 = z3;
    }

    BoolExpr formula(Expression.Quantified node, Scope scope) {
        return formula(node, 0, scope);
    }

    private BoolExpr formula(Expression.Quantified node, int index, Scope scope) {
        if (index == node.bounds().size()) {
            return translator.formula(node.body(), scope);
        }
        Expression.Bound bound = node.bounds().get(index);
        if (bound.set() instanceof Operation listed && listed.operator() == Operator.ENUMERATION) {
            List<BoolExpr> each = listed.operands().stream()
                    .map(e -> formula(node, index + 1, scope.with(bound.name(), translator.value(e, scope))))
                    .toList();
            return node.forAll() ? logic.all(each) : logic.any(each);
        }
        Value.SetOf set = translator.set(bound.set(), scope);
        if (set.element() == null) {
            return z3.mkBool(node.forAll());
        }
        String name = bound.name().text();
        return node.forAll()
                ? logic.forAll(
                        set.element(),
                        name,
                        x -> logic.implies(
                                set.contains().apply(x), () -> formula(node, index + 1, scope.with(bound.name(), x))))
                : logic.exists(
                        set.element(),
                        name,
                        x -> logic.and(
                                set.contains().apply(x), () -> formula(node, index + 1, scope.with(bound.name(), x))));
    }
}
