package org.rollcall.spec.mutant;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Operator;
import org.rollcall.spec.syntax.Place;

/** All small faults of one definition, in the order of its source. */
final class Faults {
    private final SourceText source;
    private final Formulas formulas;
    private final Values values;
    private final List<Edit> edits = new ArrayList<>();
    private final Set<Definition> local = new HashSet<>();

    Faults(SourceText source, Formulas formulas, Vocabulary vocabulary) {
        this.source = source;
        this.formulas = formulas;
        this.values = new Values(source, vocabulary, edits);
    }

    List<Edit> of(Definition definition) {
        formula(definition.body(), definition);
        return List.copyOf(edits);
    }

    /** A formula by itself, or an expression that is none. */
    private void formula(Expression expression, Definition home) {
        if (Formulas.isFormula(expression) || formulas.isPrimed(expression)) {
            conjunct(expression, home);
        } else {
            inside(expression, home);
        }
    }

    private void conjunct(Expression expression, Definition home) {
        if (expression instanceof Expression.Operation operation && operation.operator() == Operator.AND) {
            operation.operands().forEach(each -> conjunct(each, home));
        } else if (!formulas.isPrimed(expression)) {
            if (!(expression instanceof Expression.Truth)) {
                edits.add(Edit.instead(Kind.DROPPED, expression.place(), "TRUE"));
                edits.add(Edit.around(Kind.NEGATED, expression.place(), "~(", ")"));
            }
            inside(expression, home);
        } else if (Formulas.updated(expression).isPresent()) {
            update(expression.place(), (Expression.Operation) expression, home);
        } else if (expression instanceof Expression.Operation operation && operation.operator() == Operator.IF) {
            inside(operation.operands().get(0), home);
            edits.add(Edit.around(Kind.NEGATED, operation.operands().get(0).place(), "~(", ")"));
            operation.operands().stream().skip(1).forEach(each -> conjunct(each, home));
        } else if (expression instanceof Expression.Case cases) {
            arms(cases, home);
            cases.arms().forEach(arm -> conjunct(arm.value(), home));
            conjunct(cases.otherwise(), home);
        } else if (expression instanceof Expression.Quantified quantified) {
            quantified.bounds().forEach(bound -> inside(bound.set(), home));
            conjunct(quantified.body(), home);
        } else if (expression instanceof Expression.Call call) {
            Formulas.updates(call.definition())
                    .ifPresent(variables -> edits.add(Edit.instead(
                            Kind.NO_UPDATE, call.place(), "UNCHANGED <<" + String.join(", ", variables) + ">>")));
            inside(expression, home);
        } else if (expression instanceof Expression.Operation operation && operation.operator() == Operator.OR) {
            operation.operands().forEach(each -> conjunct(each, home));
        }
    }

    private void update(Place place, Expression.Operation equal, Definition home) {
        Expression.Operation prime = (Expression.Operation) equal.operands().get(0);
        Expression value = equal.operands().get(1);
        String variable = source.words(prime.operands().get(0).place());
        edits.add(Edit.instead(Kind.NO_UPDATE, place, variable + "' = " + variable));
        edits.add(Edit.instead(Kind.NO_PRIME, prime.place(), variable));
        values.whole(variable, value);
        inside(value, home);
    }

    private void arms(Expression.Case cases, Definition home) {
        for (Expression.Arm arm : cases.arms()) {
            edits.add(Edit.instead(Kind.DROPPED, arm.guard().place(), "FALSE"));
            edits.add(Edit.around(Kind.NEGATED, arm.guard().place(), "~(", ")"));
            inside(arm.guard(), home);
        }
    }

    /** What can be wrong inside an expression that is not primed. */
    private void inside(Expression expression, Definition home) {
        values.faults(expression, home);
        if (expression instanceof Expression.Operation operation) {
            operation(operation, home);
        } else if (expression instanceof Expression.Case cases) {
            arms(cases, home);
            cases.arms().forEach(arm -> inside(arm.value(), home));
            inside(cases.otherwise(), home);
        } else {
            if (expression instanceof Expression.Call call
                    && !call.definition().closed()
                    && local.add(call.definition())) {
                formula(call.definition().body(), home);
            }
            if (expression instanceof Expression.Quantified quantified) {
                quantified.bounds().forEach(bound -> inside(bound.set(), home));
                formula(quantified.body(), home);
            } else if (expression instanceof Expression.Filter filter) {
                inside(filter.bound().set(), home);
                formula(filter.body(), home);
            } else {
                Children.of(expression).forEach(each -> inside(each, home));
            }
        }
    }

    private void operation(Expression.Operation operation, Definition home) {
        switch (operation.operator()) {
            case AND -> operation.operands().forEach(each -> conjunct(each, home));
            case OR -> {
                for (Expression each : operation.operands()) {
                    edits.add(Edit.instead(Kind.DROPPED, each.place(), "FALSE"));
                    edits.add(Edit.around(Kind.NEGATED, each.place(), "~(", ")"));
                    inside(each, home);
                }
            }
            case IMPLIES -> operation.operands().forEach(each -> conjunct(each, home));
            case IF -> {
                Expression condition = operation.operands().get(0);
                edits.add(Edit.around(Kind.NEGATED, condition.place(), "~(", ")"));
                inside(condition, home);
                operation.operands().stream().skip(1).forEach(each -> formula(each, home));
            }
            default -> operation.operands().forEach(each -> inside(each, home));
        }
    }
}
