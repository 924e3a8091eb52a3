package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Expression.Operation;
import org.rollcall.spec.syntax.Name;
import org.rollcall.spec.syntax.Operator;

/** Values of state predicates and of what they are made of, in one given state. */
final class Evaluator {
    private final Map<String, SpecValue> state;

    /**
     * @param state a value for each constant and each variable
     */
    Evaluator(Map<String, SpecValue> state) {
        this.state = state;
    }

    boolean holds(Expression expression, Map<Name, SpecValue> names) {
        return value(expression, names).equals(new SpecValue.Bool(true));
    }

    private SpecValue value(Expression expression, Map<Name, SpecValue> names) {
        if (expression instanceof Expression.Truth truth) {
            return new SpecValue.Bool(truth.value());
        }
        if (expression instanceof Expression.Text text) {
            return new SpecValue.Text(text.value());
        }
        if (expression instanceof Expression.Declared declared) {
            return Objects.requireNonNull(state.get(declared.name()), declared.name());
        }
        if (expression instanceof Expression.Local local) {
            return Objects.requireNonNull(names.get(local.name()), local.name().text());
        }
        if (expression instanceof Expression.Call call) {
            Map<Name, SpecValue> inside = call.definition().closed() ? new HashMap<>() : new HashMap<>(names);
            for (int i = 0; i < call.arguments().size(); i++) {
                inside.put(
                        call.definition().parameters().get(i),
                        value(call.arguments().get(i), names));
            }
            return value(call.definition().body(), inside);
        }
        if (expression instanceof Expression.Quantified quantified) {
            return new SpecValue.Bool(quantified(quantified, 0, names));
        }
        if (expression instanceof Expression.Filter filter) {
            return new SpecValue.SetOf(elements(filter.bound().set(), names).stream()
                    .filter(each ->
                            holds(filter.body(), with(names, filter.bound().name(), each)))
                    .toList());
        }
        if (expression instanceof Expression.Case cases) {
            for (Expression.Arm arm : cases.arms()) {
                if (holds(arm.guard(), names)) {
                    return value(arm.value(), names);
                }
            }
            return value(cases.otherwise(), names);
        }
        if (expression instanceof Operation operation) {
            return operation(operation, names);
        }
        throw new SpecificationException(expression.place() + ": not evaluated");
    }

    private static Map<Name, SpecValue> with(Map<Name, SpecValue> names, Name name, SpecValue value) {
        Map<Name, SpecValue> more = new HashMap<>(names);
        more.put(name, value);
        return more;
    }

    private boolean quantified(Expression.Quantified node, int index, Map<Name, SpecValue> names) {
        if (index == node.bounds().size()) {
            return holds(node.body(), names);
        }
        Expression.Bound bound = node.bounds().get(index);
        Predicate<SpecValue> body = each -> quantified(node, index + 1, with(names, bound.name(), each));
        List<SpecValue> elements = elements(bound.set(), names);
        return node.forAll()
                ? elements.stream().allMatch(body)
                : elements.stream().anyMatch(body);
    }

    private List<SpecValue> elements(Expression set, Map<Name, SpecValue> names) {
        if (value(set, names) instanceof SpecValue.SetOf members) {
            return members.elements();
        }
        throw new SpecificationException(set.place() + ": not a set");
    }

    private SpecValue operation(Operation node, Map<Name, SpecValue> names) {
        List<Expression> operands = node.operands();
        return switch (node.operator()) {
            case AND -> new SpecValue.Bool(operands.stream().allMatch(each -> holds(each, names)));
            case OR -> new SpecValue.Bool(operands.stream().anyMatch(each -> holds(each, names)));
            case NOT -> new SpecValue.Bool(!holds(operands.get(0), names));
            case IMPLIES -> new SpecValue.Bool(!holds(operands.get(0), names) || holds(operands.get(1), names));
            case EQUAL, EQUIVALENT ->
                new SpecValue.Bool(value(operands.get(0), names).equals(value(operands.get(1), names)));
            case UNEQUAL -> new SpecValue.Bool(!value(operands.get(0), names).equals(value(operands.get(1), names)));
            case IN -> new SpecValue.Bool(elements(operands.get(1), names).contains(value(operands.get(0), names)));
            case NOT_IN ->
                new SpecValue.Bool(!elements(operands.get(1), names).contains(value(operands.get(0), names)));
            case SUBSET_OF ->
                new SpecValue.Bool(elements(operands.get(1), names).containsAll(elements(operands.get(0), names)));
            case UNION, INTERSECTION, DIFFERENCE ->
                combination(node.operator(), elements(operands.get(0), names), elements(operands.get(1), names));
            case BOOLEAN -> new SpecValue.SetOf(List.of(new SpecValue.Bool(false), new SpecValue.Bool(true)));
            case ENUMERATION ->
                new SpecValue.SetOf(
                        operands.stream().map(each -> value(each, names)).toList());
            case AT -> value(operands.get(0), names).at(value(operands.get(1), names));
            case IF -> value(operands.get(holds(operands.get(0), names) ? 1 : 2), names);
            default -> throw new SpecificationException(node.place() + ": not evaluated");
        };
    }

    private static SpecValue combination(Operator operator, List<SpecValue> left, List<SpecValue> right) {
        List<SpecValue> all = new ArrayList<>(left);
        switch (operator) {
            case UNION -> all.addAll(right);
            case INTERSECTION -> all.retainAll(right);
            default -> all.removeAll(right);
        }
        return new SpecValue.SetOf(all);
    }
}
