package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Expression.Operation;

/** The operators that bind no names. */
final class Operations {
    private final Translator translator;
    private final Logic logic;
    private final Relations relations;
    private final Propositions propositions;
    private final Sets sets;
    private final Functions functions;
    private final Context z3;

    Operations(
            Translator translator,
            Logic logic,
            Relations relations,
            Propositions propositions,
            Sets sets,
            Functions functions,
            Context z3) {
        this.propositions = propositions;
        this.translator = translator;
        this.logic = logic;
        this.relations = relations;
        this.sets = sets;
        this.functions = functions;
        this.z3 = z3;
    }

    Value value(Operation node, Scope scope) {
        List<Expression> operands = node.operands();
        return switch (node.operator()) {
            case AND -> truth(conjunction(operands, scope));
            case OR -> truth(disjunction(operands, scope));
            case NOT -> truth(logic.not(formula(operands, 0, scope)));
            case IMPLIES -> truth(logic.implies(formula(operands, 0, scope), () -> formula(operands, 1, scope)));
            case EQUIVALENT -> truth(logic.iff(formula(operands, 0, scope), formula(operands, 1, scope)));
            case EQUAL -> truth(equal(operands, scope));
            case UNEQUAL -> truth(logic.not(equal(operands, scope)));
            case IN -> truth(sets.member(operands, scope));
            case NOT_IN -> truth(logic.not(sets.member(operands, scope)));
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
            case IF -> choice(operands, scope);
            case PRIME -> translator.value(operands.get(0), scope.primed());
            case UNCHANGED -> truth(unchanged(operands.get(0), scope));
            case STEP_OR_STUTTER ->
                truth(logic.or(formula(operands, 0, scope), () -> unchanged(operands.get(1), scope)));
            case ENABLED -> truth(translator.formula(Enabled.of(operands.get(0)), scope));
        };
    }

    /** CASE, as TLC reads it: the first arm whose guard is true. */
    Value cases(Expression.Case cases, Scope scope) {
        return cases(cases, 0, scope);
    }

    private Value cases(Expression.Case cases, int index, Scope scope) {
        if (index == cases.arms().size()) {
            return translator.value(cases.otherwise(), scope);
        }
        Expression.Arm arm = cases.arms().get(index);
        BoolExpr guard = condition(arm.guard(), scope);
        if (guard.isFalse()) {
            return cases(cases, index + 1, scope);
        }
        Value value = translator.value(arm.value(), scope);
        return guard.isTrue() ? value : relations.choose(guard, value, cases(cases, index + 1, scope));
    }

    private Value choice(List<Expression> operands, Scope scope) {
        BoolExpr condition = condition(operands.get(0), scope);
        if (condition.isTrue() || condition.isFalse()) {
            return translator.value(operands.get(condition.isTrue() ? 1 : 2), scope);
        }
        return relations.choose(
                condition, translator.value(operands.get(1), scope), translator.value(operands.get(2), scope));
    }

    /** The condition of a choice counts both ways, so that a quantifier in it alternates with any around it. */
    private BoolExpr condition(Expression condition, Scope scope) {
        int before = logic.quantifiers();
        BoolExpr formula = translator.formula(condition, scope);
        return logic.below() && logic.quantifiers() > before && !logic.isOpen(formula)
                ? propositions.name("condition", formula)
                : formula;
    }

    private static Value truth(BoolExpr term) {
        return new Value.Scalar(term);
    }

    private BoolExpr formula(List<Expression> operands, int index, Scope scope) {
        return translator.formula(operands.get(index), scope);
    }

    /** Asks no further once one is false, as a guard makes the rest of an action moot. */
    private BoolExpr conjunction(List<Expression> operands, Scope scope) {
        List<BoolExpr> all = new ArrayList<>();
        for (Expression operand : operands) {
            BoolExpr formula = translator.formula(operand, scope);
            if (formula.isFalse()) {
                return formula;
            }
            all.add(formula);
        }
        return logic.all(all);
    }

    private BoolExpr disjunction(List<Expression> operands, Scope scope) {
        List<BoolExpr> all = new ArrayList<>();
        for (Expression operand : operands) {
            BoolExpr formula = translator.formula(operand, scope);
            if (formula.isTrue()) {
                return formula;
            }
            all.add(formula);
        }
        return logic.any(all);
    }

    private BoolExpr equal(List<Expression> operands, Scope scope) {
        return relations.equal(translator.value(operands.get(0), scope), translator.value(operands.get(1), scope));
    }

    private BoolExpr unchanged(Expression what, Scope scope) {
        return relations.equal(translator.value(what, scope), translator.value(what, scope.primed()));
    }
}
