package org.rollcall.spec.tla;

import java.util.List;
import java.util.stream.Collectors;
import org.rollcall.spec.syntax.Expression;

/** A tree as one line, each node before its parts; definitions by name, and names with a number only if not closed. */
final class Prefix {
    private Prefix() {}

    static String of(Expression expression) {
        if (expression instanceof Expression.Truth truth) {
            return truth.value() ? "true" : "false";
        }
        if (expression instanceof Expression.Text text) {
            return "'" + text.value() + "'";
        }
        if (expression instanceof Expression.Declared declared) {
            return declared.name();
        }
        if (expression instanceof Expression.Local local) {
            return "?" + local.name();
        }
        if (expression instanceof Expression.Operation operation) {
            return operation.operator() + list(operation.operands());
        }
        if (expression instanceof Expression.Call call) {
            return (call.definition().closed() ? "" : "let ")
                    + call.definition().name()
                    + list(call.arguments());
        }
        if (expression instanceof Expression.Quantified quantified) {
            return (quantified.forAll() ? "all" : "some") + bounds(quantified.bounds()) + of(quantified.body());
        }
        if (expression instanceof Expression.Filter filter) {
            return "filter" + bounds(List.of(filter.bound())) + of(filter.body());
        }
        if (expression instanceof Expression.Mapping mapping) {
            return "map" + bounds(List.of(mapping.bound())) + of(mapping.body());
        }
        if (expression instanceof Expression.Except except) {
            return "except(" + of(except.function())
                    + except.changes().stream()
                            .map(change -> ", " + of(change.key()) + ": " + of(change.value()))
                            .collect(Collectors.joining())
                    + ")";
        }
        if (expression instanceof Expression.Number number) {
            return String.valueOf(number.value());
        }
        if (expression instanceof Expression.Former) {
            return "@";
        }
        if (expression instanceof Expression.Case cases) {
            return "case("
                    + cases.arms().stream()
                            .map(arm -> of(arm.guard()) + ": " + of(arm.value()) + ", ")
                            .collect(Collectors.joining())
                    + of(cases.otherwise()) + ")";
        }
        if (expression instanceof Expression.Instance instance) {
            return "instance("
                    + instance.substitution().entrySet().stream()
                            .map(each -> each.getKey() + ": " + of(each.getValue()) + ", ")
                            .collect(Collectors.joining())
                    + of(instance.body()) + ")";
        }
        Expression.Unknown unknown = (Expression.Unknown) expression;
        return "unknown " + unknown.what() + " at " + unknown.place();
    }

    private static String list(List<Expression> expressions) {
        return expressions.isEmpty()
                ? ""
                : expressions.stream().map(Prefix::of).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String bounds(List<Expression.Bound> bounds) {
        return bounds.stream()
                .map(bound -> bound.name() + " in " + of(bound.set()))
                .collect(Collectors.joining(", ", "[", "] "));
    }
}
