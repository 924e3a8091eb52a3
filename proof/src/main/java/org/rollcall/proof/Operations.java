package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import java.util.List;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Expression.Operation;

/** The operators that bind no names. */
final class Operations {
    private final Translator translator;
    private final Logic logic;
    private final Sets sets;
    private final Functions functions;
    private final Context z3;

    Operations(Translator translator, Logic logic, Sets sets, Functions functions, Context z3) {
        this.translator = translator;
        this.logic = logic;
        this.sets = sets;
        this.functions = functions;
        this.z3 = z3;
    }

    Value value(Operation node, Scope scope) {
        List<Expression> operands = node.operands();
        return switch (node.operator()) {
            case AND -> truth(logic.all(formulas(operands, scope)));
            case OR -> truth(logic.any(formulas(operands, scope)));
            case NOT -> truth(z3.mkNot(formula(operands, 0, scope)));
            case IMPLIES -> truth(z3.mkImplies(formula(operands, 0, scope), formula(operands, 1, scope)));
            case EQUIVALENT -> truth(z3.mkIff(formula(operands, 0, scope), formula(operands, 1, scope)));
            case EQUAL -> truth(equal(operands, scope));
            case UNEQUAL -> truth(z3.mkNot(equal(operands, scope)));
            case IN -> truth(sets.member(operands, scope));
            case NOT_IN -> truth(z3.mkNot(sets.member(operands, scope)));
            case SUBSET_OF -> truth(sets.subset(operands, scope));
            case UNION, INTERSECTION, DIFFERENCE -> sets.combination(node, scope);
            case POWER_SET -> sets.powerSet(operands.get(0), scope);
            case BOOLEAN -> new Value.SetOf(new Kind.Truth(), x -> z3.mkTrue());
            case ENUMERATION -> sets.enumeration(operands, scope);
            case TUPLE ->
                new Value.Tuple(operands.stream()
                        .map(each -> translator.value(each, scope))
                        .toList());
            case FUNCTION_SET -> functions.all(operands, scope);
            case AT -> functions.at(operands, scope);
            case IF ->
                logic.choose(
                        formula(operands, 0, scope),
                        translator.value(operands.get(1), scope),
                        translator.value(operands.get(2), scope));
            case PRIME -> translator.value(operands.get(0), scope.primed());
            case UNCHANGED -> truth(unchanged(operands.get(0), scope));
            case STEP_OR_STUTTER -> truth(z3.mkOr(formula(operands, 0, scope), unchanged(operands.get(1), scope)));
            case ENABLED -> truth(translator.formula(Enabled.of(operands.get(0)), scope));
        };
    }

    /** CASE, as TLC reads it: the first arm whose guard is true. */
    Value cases(Expression.Case cases, Scope scope) {
        Value result = translator.value(cases.otherwise(), scope);
        for (int i = cases.arms().size() - 1; i >= 0; i--) {
            Expression.Arm arm = cases.arms().get(i);
            result = logic.choose(translator.formula(arm.guard(), scope), translator.value(arm.value(), scope), result);
        }
        return result;
    }

    private static Value truth(BoolExpr term) {
        return new Value.Scalar(term);
    }

    private BoolExpr formula(List<Expression> operands, int index, Scope scope) {
        return translator.formula(operands.get(index), scope);
    }

    private List<BoolExpr> formulas(List<Expression> operands, Scope scope) {
        return operands.stream().map(each -> translator.formula(each, scope)).toList();
    }

    private BoolExpr equal(List<Expression> operands, Scope scope) {
        return logic.equal(translator.value(operands.get(0), scope), translator.value(operands.get(1), scope));
    }

    private BoolExpr unchanged(Expression what, Scope scope) {
        return logic.equal(translator.value(what, scope), translator.value(what, scope.primed()));
    }
}
