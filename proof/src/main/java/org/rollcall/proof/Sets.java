package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Expression.Operation;

/** Expressions that are sets, by their membership. */
final class Sets {
    private final Translator translator;
    private final Logic logic;
    private final Quantifiers quantifiers;
    private final Context z3;

    Sets(Translator translator, Logic logic, Quantifiers quantifiers, Context z3) {
        this.translator = translator;
        this.logic = logic;
        this.quantifiers = quantifiers;
        this.z3 = z3;
    }

    BoolExpr member(List<Expression> operands, Scope scope) {
        return translator.set(operands.get(1), scope).contains().apply(translator.value(operands.get(0), scope));
    }

    BoolExpr subset(List<Expression> operands, Scope scope) {
        return logic.subset(translator.set(operands.get(0), scope), translator.set(operands.get(1), scope));
    }

    Value filter(Expression.Filter filter, Scope scope) {
        Value.SetOf set = translator.set(filter.bound().set(), scope);
        return new Value.SetOf(
                set.element(),
                x -> z3.mkAnd(
                        set.contains().apply(x),
                        quantifiers.body(
                                filter.body(), scope.with(filter.bound().name(), x))));
    }

    Value combination(Operation node, Scope scope) {
        Value.SetOf left = translator.set(node.operands().get(0), scope);
        Value.SetOf right = translator.set(node.operands().get(1), scope);
        Kind element = left.element() != null ? left.element() : right.element();
        return new Value.SetOf(element, x -> {
            BoolExpr inLeft = left.contains().apply(x);
            BoolExpr inRight = right.contains().apply(x);
            return switch (node.operator()) {
                case UNION -> z3.mkOr(inLeft, inRight);
                case INTERSECTION -> z3.mkAnd(inLeft, inRight);
                case DIFFERENCE -> z3.mkAnd(inLeft, z3.mkNot(inRight));
                default -> throw new IllegalArgumentException(node.operator() + " makes no set of two");
            };
        });
    }

    Value enumeration(List<Expression> elements, Scope scope) {
        List<Value> values =
                elements.stream().map(e -> translator.value(e, scope)).toList();
        @Nullable Kind element = values.isEmpty() ? null : logic.kind(values.get(0));
        return new Value.SetOf(
                element,
                x -> logic.any(values.stream().map(v -> logic.equal(x, v)).toList()));
    }

    Value powerSet(Expression operand, Scope scope) {
        Value.SetOf base = translator.set(operand, scope);
        return new Value.SetOf(
                base.element() == null ? null : new Kind.SetOf(base.element()), x -> logic.subset(x.set(), base));
    }
}
