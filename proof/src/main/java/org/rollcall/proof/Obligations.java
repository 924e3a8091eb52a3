package org.rollcall.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    /** A conjunct or a disjunct with the name that it goes by; of a conjunct, the action whose steps it is about. */
    private record Part(String step, String name, @Nullable Claim claim) {
        Part(String name, @Nullable Claim claim) {
            this("", name, claim);
        }
    }

    private Obligations() {}

    static List<Obligation> of(Module module) {
        List<Obligation> all = new ArrayList<>();
        for (Module.Fact theorem : module.theorems()) {
            split(module, theorem, all);
        }
        return withoutTheImpossible(all);
    }

    /** Where it is to be proved that an action has no step, nothing else is asked of its steps. */
    private static List<Obligation> withoutTheImpossible(List<Obligation> all) {
        Map<String, Set<Object>> impossible = new HashMap<>();
        for (Obligation obligation : all) {
            if (obligation.goal().equals("FALSE")) {
                impossible.put(obligation.step(), given(obligation));
            }
        }
        return all.stream()
                .filter(each -> each.goal().equals("FALSE")
                        || !impossible.containsKey(each.step())
                        || !given(each).containsAll(impossible.get(each.step())))
                .toList();
    }

    /** The hypotheses, wherever they stand. */
    private static Set<Object> given(Obligation obligation) {
        Set<Object> given = new HashSet<>();
        for (Claim each : obligation.hypotheses()) {
            boolean named =
                    each.expression() instanceof Call call && call.arguments().isEmpty() && !each.after();
            given.add(named ? ((Call) each.expression()).definition() : each);
        }
        return given;
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
                all.add(new Obligation(
                        theorem.name(), step.name() + goal.step(), goal.name(), hypotheses, goal.claim()));
            }
        }
    }

    /** The actions, if the expression names a disjunction of them. */
    static List<Part> steps(Expression expression) {
        List<Part> steps = new ArrayList<>();
        if (expression instanceof Call call && call.arguments().isEmpty() && Enabled.primes(call)) {
            List<Expression> disjuncts = Conjuncts.disjuncts(call.definition().body());
            if (disjuncts.size() > 1) {
                disjuncts.forEach(each -> steps.add(new Part(name(each), new Claim(each, false))));
            }
        }
        return steps;
    }

    private static List<Part> goals(Expression expression, boolean after) {
        List<Part> goals = new ArrayList<>();
        Operation step = simulated(expression);
        if (expression instanceof Operation operation && operation.operator() == Operator.AND) {
            operation.operands().forEach(each -> goals.addAll(goals(each, after)));
        } else if (expression instanceof Operation operation && operation.operator() == Operator.PRIME) {
            goals.addAll(goals(operation.operands().get(0), true));
        } else if (expression instanceof Call call
                && call.arguments().isEmpty()
                && Conjuncts.of(call.definition().body()).size() > 1
                && Conjuncts.of(call.definition().body()).stream()
                        .allMatch(each -> each instanceof Call || simulated(each) != null)) {
            goals.addAll(goals(call.definition().body(), after));
        } else if (step != null) {
            goals.add(
                    new Part(name(step.operands().get(0)), name(step.operands().get(1)), new Claim(expression, after)));
        } else {
            goals.add(new Part(name(expression) + (after ? "'" : ""), new Claim(expression, after)));
        }
        return goals;
    }

    /** {@code A => B} of an expression that says what each step of an action is, under its quantifiers. */
    private static @Nullable Operation simulated(Expression expression) {
        if (expression instanceof Expression.Quantified quantified) {
            return quantified.forAll() ? simulated(quantified.body()) : null;
        }
        return expression instanceof Operation implication
                        && implication.operator() == Operator.IMPLIES
                        && implication.operands().get(0) instanceof Call action
                        && Enabled.primes(action)
                ? implication
                : null;
    }

    /** The action that a conclusion is about, if it says what each step of one is. */
    static Optional<Expression> simulated(Claim conclusion) {
        return Optional.ofNullable(simulated(conclusion.expression()))
                .filter(step -> !conclusion.after())
                .map(step -> step.operands().get(0));
    }

    /** What an expression goes by: the definition that it applies, or its place. */
    static String name(Expression expression) {
        if (expression instanceof Expression.Truth truth) {
            return truth.value() ? "TRUE" : "FALSE";
        }
        if (expression instanceof Operation either && either.operator() == Operator.OR) {
            return either.operands().stream().map(Obligations::name).collect(Collectors.joining("|"));
        }
        if (expression instanceof Expression.Quantified quantified) {
            return name(quantified.body());
        }
        if (expression instanceof Call call) {
            return call.definition().name();
        }
        return expression.place().toString();
    }
}
