package org.rollcall.spec.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The expressions directly inside an expression. */
public final class Children {
    private Children() {}

    /** In the order of the source; what is unknown has those that are known. */
    public static List<Expression> of(Expression expression) {
        if (expression instanceof Expression.Operation operation) {
            return operation.operands();
        }
        if (expression instanceof Expression.Call call) {
            return call.arguments();
        }
        if (expression instanceof Expression.Unknown unknown) {
            return unknown.operands();
        }
        List<Expression> children = new ArrayList<>();
        if (expression instanceof Expression.Quantified quantified) {
            quantified.bounds().forEach(bound -> children.add(bound.set()));
            children.add(quantified.body());
        } else if (expression instanceof Expression.Filter filter) {
            children.add(filter.bound().set());
            children.add(filter.body());
        } else if (expression instanceof Expression.Mapping mapping) {
            children.add(mapping.bound().set());
            children.add(mapping.body());
        } else if (expression instanceof Expression.Except except) {
            children.add(except.function());
            except.changes().forEach(change -> {
                children.add(change.key());
                children.add(change.value());
            });
        } else if (expression instanceof Expression.Case cases) {
            cases.arms().forEach(arm -> {
                children.add(arm.guard());
                children.add(arm.value());
            });
            children.add(cases.otherwise());
        } else if (expression instanceof Expression.Instance instance) {
            children.addAll(instance.substitution().values());
            children.add(instance.body());
        }
        return children;
    }

    /** Whether this is such an expression, or one that it is made of, the definitions that it applies included. */
    public static boolean any(Expression expression, Predicate<Expression> such) {
        return such.test(expression)
                || of(expression).stream().anyMatch(child -> any(child, such))
                || expression instanceof Expression.Call call
                        && any(call.definition().body(), such);
    }
}
