package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Z3Exception;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Expression.Operation;

/** Expressions to formulas, exactly. What it does not know is refused with its place. */
final class Translator {
    /** A definition with arguments that are the same before and after a step. */
    private record Applied(Definition definition, boolean after, Same instance, List<Expr<?>> arguments) {}

    /** A value, and how many quantifiers its formulas took. */
    private record Translated(Value value, int quantifiers) {}

    /** Equal if it is the same object. */
    private record Same(Object object) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Same same && same.object == object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }
    }

    private final Vocabulary vocabulary;
    private final Set<String> dropped;
    private final Set<String> open;
    private final Set<String> variables;
    private final Map<Definition, Boolean> varying = new HashMap<>();
    private final Context z3;
    private final Logic logic;
    private final Names names = new Names();
    private final Propositions propositions;
    private final Sizes sizes;
    private final Numbers numbers;
    private final Map<Applied, Names.Made<Translated>> known = new HashMap<>();
    private final Map<Map<String, Expression>, Map<String, Scope.Delayed>> instances = new HashMap<>();
    private final Quantifiers quantifiers;
    private final Sets sets;
    private final Functions functions;
    private final Operations operations;

    /**
     * @param variables of the module
     * @param dropped definitions without parameters that count as TRUE
     * @param open definitions of constants alone, without parameters, that may be true or not, whatever they say
     */
    Translator(Vocabulary vocabulary, Collection<String> variables, Set<String> dropped, Set<String> open) {
        this.vocabulary = vocabulary;
        this.variables = Set.copyOf(variables);
        this.dropped = Set.copyOf(dropped);
        this.open = Set.copyOf(open);
        this.z3 = vocabulary.context();
        this.logic = new Logic(vocabulary);
        Relations relations = new Relations(vocabulary, logic);
        this.propositions = new Propositions(z3, names);
        this.quantifiers = new Quantifiers(this, logic, z3);
        this.sets = new Sets(this, logic, relations);
        this.functions = new Functions(this, logic, relations, vocabulary);
        this.operations = new Operations(this, logic, relations, propositions, sets, functions, z3);
        this.sizes = new Sizes(logic, names, vocabulary);
        this.numbers = new Numbers(this, sizes, z3);
    }

    Meaning claim(Claim claim) {
        Names.Made<BoolExpr> made =
                names.recorded(() -> formula(claim.expression(), claim.after() ? Scope.MODULE.primed() : Scope.MODULE));
        Set<BoolExpr> formulas = new LinkedHashSet<>();
        formulas.add(made.value());
        formulas.addAll(names.meanings(made.names()));
        return new Meaning(List.copyOf(formulas), made.names());
    }

    /** The sets that are counted. */
    Sizes sizes() {
        return sizes;
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
            return new Value.Scalar(vocabulary.sorts().text(text.value()));
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
            return value(instance.body(), inside(instance, scope));
        }
        if (expression instanceof Expression.Former) {
            Value former = scope.former();
            if (former != null) {
                return former;
            }
        }
        if (expression instanceof Expression.Number number) {
            return new Value.Scalar(number.value() == 0 ? sizes.zero() : z3.mkInt(number.value()));
        }
        if (expression instanceof Expression.Unknown unknown) {
            Value number = numbers.value(unknown, scope);
            if (number != null) {
                return number;
            }
        }
        String what = expression instanceof Expression.Unknown unknown ? unknown.what() : "@ outside EXCEPT";
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
        if (isOpen(definition)) {
            return new Value.Scalar(z3.mkBoolConst("open." + definition.name()));
        }
        List<Object> arguments =
                call.arguments().stream().map(each -> argument(each, scope)).toList();
        List<Expr<?>> terms = new ArrayList<>();
        for (Object argument : arguments) {
            if (argument instanceof Value.Scalar scalar) {
                terms.add(scalar.term());
            }
        }
        if (!definition.closed() || terms.size() < arguments.size()) {
            Scope around = definition.closed() ? scope.top() : scope;
            return value(definition.body(), bound(around, definition, arguments));
        }
        boolean after = scope.after() && varies(definition);
        Applied applied = new Applied(definition, after, new Same(scope.instance()), terms);
        Names.Made<Translated> made = known.get(applied);
        if (made == null) {
            made = names.recorded(() -> meaning(definition, bound(scope.top(), definition, arguments)));
            known.put(applied, made);
        } else {
            names.use(made.names());
            logic.repeat(made.value().quantifiers());
        }
        return named(definition, made.value());
    }

    /** Whether it may be true or not, whatever it says. */
    boolean isOpen(Definition definition) {
        return definition.parameters().isEmpty() && open.contains(definition.name()) && !varies(definition);
    }

    /** Whether it may be something else after a step: what speaks of constants alone is translated once. */
    private boolean varies(Definition definition) {
        return varying.computeIfAbsent(
                definition,
                key -> Children.any(
                        key.body(),
                        part -> part instanceof Expression.Instance
                                || part instanceof Expression.Declared declared
                                        && variables.contains(declared.name())));
    }

    private Translated meaning(Definition definition, Scope scope) {
        int before = logic.quantifiers();
        Value value = value(definition.body(), scope);
        return new Translated(value, logic.quantifiers() - before);
    }

    private Value named(Definition definition, Translated meaning) {
        boolean alternates = logic.below() && definition.parameters().isEmpty() && meaning.quantifiers() > 0;
        return alternates && meaning.value() instanceof Value.Scalar scalar && scalar.term() instanceof BoolExpr formula
                ? new Value.Scalar(propositions.name(definition.name(), formula))
                : meaning.value();
    }

    /** A {@link Value} if it is the same before and after a step, otherwise {@link Scope.Delayed}. */
    private Object argument(Expression expression, Scope scope) {
        if (expression instanceof Expression.Text text) {
            return new Value.Scalar(vocabulary.sorts().text(text.value()));
        }
        Object meaning = expression instanceof Expression.Local local ? scope.meaning(local.name()) : null;
        return meaning != null ? meaning : new Scope.Delayed(expression, scope);
    }

    private static Scope bound(Scope scope, Definition definition, List<Object> arguments) {
        Scope body = scope;
        for (int i = 0; i < arguments.size(); i++) {
            body = arguments.get(i) instanceof Value value
                    ? body.with(definition.parameters().get(i), value)
                    : body.with(definition.parameters().get(i), (Scope.Delayed) arguments.get(i));
        }
        return body;
    }

    /** The same scope for each definition of one instance, as long as the names of the instance are the module's. */
    private Scope inside(Expression.Instance instance, Scope scope) {
        if (!scope.instance().isEmpty()) {
            return scope.inside(instance.substitution());
        }
        Map<String, Scope.Delayed> substitution = instances.computeIfAbsent(
                instance.substitution(), key -> Scope.MODULE.inside(key).instance());
        return scope.instead(substitution);
    }
}
