package org.rollcall.spec.promela;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.syntax.Operator;

/**
 * The specification that a configuration names, in its two halves; fairness is in neither.
 *
 * @param initial conjuncts of the initial predicate
 * @param next the next-state relation
 */
record Formula(List<Expression> initial, Expression next) {

    static Formula of(Module module, ModelConfiguration configuration) {
        if (configuration.specification() == null) {
            return new Formula(List.of(named(module, configuration.init())), named(module, configuration.next()));
        }
        List<Expression> initial = new ArrayList<>();
        List<Expression> next = new ArrayList<>();
        split(named(module, configuration.specification()), initial, next);
        if (next.size() != 1) {
            throw new SpecificationException(
                    configuration.specification() + " is not an initial predicate and one next-state relation");
        }
        return new Formula(initial, next.get(0));
    }

    private static Expression named(Module module, @Nullable String name) {
        if (name == null) {
            throw new SpecificationException("the configuration names no initial predicate, or no next-state relation");
        }
        return module.required(name).body();
    }

    private static void split(Expression part, List<Expression> initial, List<Expression> next) {
        if (part instanceof Expression.Operation and && and.operator() == Operator.AND) {
            and.operands().forEach(each -> split(each, initial, next));
        } else if (part instanceof Expression.Operation step && step.operator() == Operator.STEP_OR_STUTTER) {
            next.add(step.operands().get(0));
        } else if (part instanceof Expression.Unknown always && always.what().equals("[]")) {
            always.operands().forEach(each -> split(each, initial, next));
        } else if (part instanceof Expression.Call call && isTemporal(call)) {
            split(call.definition().body(), initial, next);
        } else if (!isTemporal(part)) {
            initial.add(part);
        }
    }

    private static boolean isTemporal(Expression expression) {
        return Children.any(
                expression,
                part -> part instanceof Expression.Operation step && step.operator() == Operator.STEP_OR_STUTTER
                        || part instanceof Expression.Unknown unknown
                                && List.of("[]", "<>", "~>", "$WF", "$SF").contains(unknown.what()));
    }

    /** The value of each variable in the one initial state. */
    Map<String, SpecValue> start(Evaluator evaluator) {
        Map<String, SpecValue> values = new TreeMap<>();
        initial.forEach(each -> start(each, evaluator, values));
        return values;
    }

    private static void start(Expression part, Evaluator evaluator, Map<String, SpecValue> values) {
        if (part instanceof Expression.Operation and && and.operator() == Operator.AND) {
            and.operands().forEach(each -> start(each, evaluator, values));
        } else if (part instanceof Expression.Call call && call.arguments().isEmpty()) {
            start(call.definition().body(), evaluator, values);
        } else if (part instanceof Expression.Operation equal
                && equal.operator() == Operator.EQUAL
                && equal.operands().get(0) instanceof Expression.Declared variable
                && evaluator.of(equal.operands().get(1), Scope.EMPTY) instanceof Term.Fixed fixed) {
            values.put(variable.name(), fixed.value());
        } else {
            throw Evaluator.refused("an initial predicate that leaves a choice", part);
        }
    }
}
