package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Expression.Operation;
import org.rollcall.spec.syntax.Operator;

/** Expressions that are sets, by their membership. */
final class Sets {
    private final Translator translator;
    private final Logic logic;
    private final Relations relations;

    Sets(Translator translator, Logic logic, Relations relations) {
        this.translator = translator;
        this.logic = logic;
        this.relations = relations;
    }

    BoolExpr member(List<Expression> operands, Scope scope) {
        return relations.in(translator.value(operands.get(0), scope), translator.set(operands.get(1), scope));
    }

    /** Each element that is listed is asked for, as there is no quantifier over sets. */
    BoolExpr subset(List<Expression> operands, Scope scope) {
        if (operands.get(0) instanceof Operation listed && listed.operator() == Operator.ENUMERATION) {
            Value.SetOf right = translator.set(operands.get(1), scope);
            return logic.all(listed.operands().stream()
                    .map(each -> relations.in(translator.value(each, scope), right))
                    .toList());
        }
        return relations.subset(translator.set(operands.get(0), scope), translator.set(operands.get(1), scope));
    }

    Value filter(Expression.Filter filter, Scope scope) {
        Value.SetOf set = translator.set(filter.bound().set(), scope);
        return new Value.SetOf(
                set.element(),
                x -> logic.and(
                        set.contains().apply(x),
                        () -> translator.formula(
                                filter.body(), scope.with(filter.bound().name(), x))));
    }

    Value combination(Operation node, Scope scope) {
        Value.SetOf left = translator.set(node.operands().get(0), scope);
        Value.SetOf right = translator.set(node.operands().get(1), scope);
        Kind element = node.operator() == Operator.UNION ? Relations.either(left, right) : left.element();
        return new Value.SetOf(element, x -> {
            BoolExpr inLeft = relations.in(x, left);
            return switch (node.operator()) {
                case UNION -> logic.or(inLeft, () -> relations.in(x, right));
                case INTERSECTION -> logic.and(inLeft, () -> relations.in(x, right));
                case DIFFERENCE -> logic.and(inLeft, () -> logic.not(relations.in(x, right)));
                default -> throw new IllegalArgumentException(node.operator() + " makes no set of two");
            };
        });
    }

    Value enumeration(List<Expression> elements, Scope scope) {
        List<Value> values =
                elements.stream().map(e -> translator.value(e, scope)).toList();
        @Nullable
        Kind element = values.stream().map(relations::kind).reduce(Kind::or).orElse(null);
        return new Value.SetOf(
                element,
                x -> logic.any(values.stream().map(v -> relations.equal(x, v)).toList()));
    }

    Value powerSet(Expression operand, Scope scope) {
        Value.SetOf base = translator.set(operand, scope);
        return new Value.SetOf(
                base.element() == null ? null : new Kind.SetOf(base.element()), x -> relations.subset(x.set(), base));
    }
}
