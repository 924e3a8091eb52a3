package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Z3Exception;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Expression.Operation;

/** Expressions to formulas, exactly. What it does not know is refused with its place. */
final class Translator {
    private final Vocabulary vocabulary;
    private final Set<String> dropped;
    private final Context z3;
    private final Logic logic;
    private final Propositions propositions;
    private final Quantifiers quantifiers;
    private final Sets sets;
    private final Functions functions;
    private final Operations operations;

    /**
     * @param dropped definitions without parameters that count as TRUE
     */
    Translator(Vocabulary vocabulary, Set<String> dropped) {
        this.vocabulary = vocabulary;
        this.dropped = Set.copyOf(dropped);
        this.z3 = vocabulary.context();
        this.logic = new Logic(vocabulary);
        this.propositions = new Propositions(z3);
        this.quantifiers = new Quantifiers(this, logic, z3);
        this.sets = new Sets(this, logic, quantifiers, z3);
        this.functions = new Functions(this, logic, vocabulary);
        this.operations = new Operations(this, logic, sets, functions, z3);
    }

    /** The formulas of a claim: itself, and what the propositions in it mean. */
    List<BoolExpr> claim(Claim claim) {
        propositions.clear();
        List<BoolExpr> formulas = new ArrayList<>();
        formulas.add(formula(claim.expression(), claim.after() ? Scope.MODULE.primed() : Scope.MODULE));
        formulas.addAll(propositions.meanings());
        return formulas;
    }

    /** The formula of a Boolean expression. */
    BoolExpr formula(Expression expression, Scope scope) {
        if (scalar(expression, scope) instanceof BoolExpr bool) {
            return bool;
        }
        throw new RefusedException(expression.place(), "not a Boolean");
    }

    Expr<?> scalar(Expression expression, Scope scope) {
        return as(expression, scope, Value::term);
    }

    Value.SetOf set(Expression expression, Scope scope) {
        return as(expression, scope, Value::set);
    }

    private <T> T as(Expression expression, Scope scope, Function<Value, T> form) {
        Value value = value(expression, scope);
        try {
            return form.apply(value);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(expression.place(), String.valueOf(e.getMessage()));
        }
    }

    Value value(Expression expression, Scope scope) {
        try {
            return translate(expression, scope);
        } catch (Z3Exception | IllegalArgumentException e) {
            throw new RefusedException(expression.place(), String.valueOf(e.getMessage()));
        }
    }

    private Value translate(Expression expression, Scope scope) {
        if (expression instanceof Expression.Truth truth) {
            return new Value.Scalar(z3.mkBool(truth.value()));
        }
        if (expression instanceof Expression.Text text) {
            return new Value.Scalar(vocabulary.text(text.value()));
        }
        if (expression instanceof Expression.Declared declared) {
            Scope.Delayed substitute = scope.instance().get(declared.name());
            return substitute == null
                    ? vocabulary.value(declared.name(), scope.after())
                    : resume(substitute, scope.after());
        }
        if (expression instanceof Expression.Local local) {
            return local(local, scope);
        }
        if (expression instanceof Operation operation) {
            return operations.value(operation, scope);
        }
        if (expression instanceof Expression.Call call) {
            return call(call, scope);
        }
        if (expression instanceof Expression.Quantified quantified) {
            return new Value.Scalar(quantifiers.formula(quantified, scope));
        }
        if (expression instanceof Expression.Filter filter) {
            return sets.filter(filter, scope);
        }
        if (expression instanceof Expression.Mapping mapping) {
            return functions.mapping(mapping, scope);
        }
        if (expression instanceof Expression.Except except) {
            return functions.except(except, scope);
        }
        if (expression instanceof Expression.Case cases) {
            return operations.cases(cases, scope);
        }
        if (expression instanceof Expression.Instance instance) {
            return value(instance.body(), scope.inside(instance.substitution()));
        }
        if (expression instanceof Expression.Former) {
            Value former = scope.former();
            if (former != null) {
                return former;
            }
        }
        String what = expression instanceof Expression.Unknown unknown
                ? unknown.what()
                : expression instanceof Expression.Number ? "Numeral" : "@ outside EXCEPT";
        throw new RefusedException(expression.place(), what + " can't be translated");
    }

    private Value resume(Scope.Delayed delayed, boolean after) {
        return value(delayed.expression(), after ? delayed.scope().primed() : delayed.scope());
    }

    private Value local(Expression.Local local, Scope scope) {
        Object meaning = scope.meaning(local.name());
        if (meaning instanceof Value bound) {
            return bound;
        }
        if (meaning instanceof Scope.Delayed argument) {
            return resume(argument, scope.after());
        }
        throw new RefusedException(local.place(), local.name() + " is not bound");
    }

    private Value call(Expression.Call call, Scope scope) {
        Definition definition = call.definition();
        if (definition.parameters().isEmpty() && dropped.contains(definition.name())) {
            return new Value.Scalar(z3.mkTrue());
        }
        Scope body = definition.closed() ? scope.top() : scope;
        for (int i = 0; i < definition.parameters().size(); i++) {
            body = body.with(
                    definition.parameters().get(i),
                    new Scope.Delayed(call.arguments().get(i), scope));
        }
        if (!definition.closed() || !definition.parameters().isEmpty() || !quantifiers.below()) {
            return value(definition.body(), body);
        }
        int before = logic.quantifiers();
        Value value = value(definition.body(), body);
        boolean quantified = logic.quantifiers() > before;
        return quantified && value instanceof Value.Scalar scalar && scalar.term() instanceof BoolExpr meaning
                ? new Value.Scalar(propositions.name(definition, scope, meaning))
                : value;
    }
}
