package org.rollcall.proof;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Expression.Call;
import org.rollcall.spec.syntax.Expression.Operation;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.syntax.Operator;

/**
 * Splits the theorems of a module: {@code H /\ Next => G} gives an obligation for each disjunct of Next and each
 * conjunct of G.
 */
final class Obligations {
    /** A conjunct or a disjunct with the name that it goes by. */
    private record Part(String name, @Nullable Claim claim) {}

    private Obligations() {}

    static List<Obligation> of(Module module) {
        List<Obligation> all = new ArrayList<>();
        for (Module.Fact theorem : module.theorems()) {
            split(module, theorem, all);
        }
        return all;
    }

    private static void split(Module module, Module.Fact theorem, List<Obligation> all) {
        List<Claim> given = new ArrayList<>();
        module.assumptions().forEach(assumption -> given.add(new Claim(assumption.body(), false)));
        Expression conclusion = theorem.body();
        List<Part> steps = List.of(new Part("", null));
        if (conclusion instanceof Operation implication && implication.operator() == Operator.IMPLIES) {
            conclusion = implication.operands().get(1);
            for (Expression hypothesis : Conjuncts.of(implication.operands().get(0))) {
                List<Part> cases = steps(hypothesis);
                if (cases.isEmpty()) {
                    given.add(new Claim(hypothesis, false));
                } else {
                    steps = cases;
                }
            }
        }
        for (Part step : steps) {
            for (Part goal : goals(conclusion, false)) {
                List<Claim> hypotheses = new ArrayList<>(given);
                if (step.claim() != null) {
                    hypotheses.add(step.claim());
                }
                all.add(new Obligation(theorem.name(), step.name(), goal.name(), hypotheses, goal.claim()));
            }
        }
    }

    /** The actions, if the expression names a disjunction of them. */
    static List<Part> steps(Expression expression) {
        List<Part> steps = new ArrayList<>();
        if (expression instanceof Call call && call.arguments().isEmpty()) {
            List<Expression> disjuncts = Conjuncts.disjuncts(call.definition().body());
            if (disjuncts.size() > 1) {
                disjuncts.forEach(each -> steps.add(new Part(name(each), new Claim(each, false))));
            }
        }
        return steps;
    }

    private static List<Part> goals(Expression expression, boolean after) {
        List<Part> goals = new ArrayList<>();
        if (expression instanceof Operation operation && operation.operator() == Operator.AND) {
            operation.operands().forEach(each -> goals.addAll(goals(each, after)));
        } else if (expression instanceof Operation operation && operation.operator() == Operator.PRIME) {
            goals.addAll(goals(operation.operands().get(0), true));
        } else if (expression instanceof Call call
                && call.arguments().isEmpty()
                && Conjuncts.of(call.definition().body()).size() > 1
                && Conjuncts.of(call.definition().body()).stream().allMatch(Call.class::isInstance)) {
            goals.addAll(goals(call.definition().body(), after));
        } else {
            goals.add(new Part(name(expression) + (after ? "'" : ""), new Claim(expression, after)));
        }
        return goals;
    }

    private static String name(Expression expression) {
        if (expression instanceof Expression.Quantified quantified) {
            return name(quantified.body());
        }
        if (expression instanceof Call call) {
            return call.definition().name();
        }
        return expression.place().toString();
    }
}
