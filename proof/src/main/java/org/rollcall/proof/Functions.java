package org.rollcall.proof;

import com.microsoft.z3.Expr;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Expression.Operation;
import org.rollcall.spec.syntax.Operator;

/** Functions from sets that may be any, such as CPU, and from strings. */
final class Functions {
    private static final String OTHER_DOMAIN =
            "a function whose domain is neither CPU, nor another set that may be any, nor listed strings";

    private final Translator translator;
    private final Logic logic;
    private final Relations relations;
    private final Vocabulary vocabulary;

    Functions(Translator translator, Logic logic, Relations relations, Vocabulary vocabulary) {
        this.translator = translator;
        this.logic = logic;
        this.relations = relations;
        this.vocabulary = vocabulary;
    }

    Value at(List<Expression> operands, Scope scope) {
        Function<Expr<?>, Value> function =
                translator.value(operands.get(0), scope).at();
        return function.apply(translator.scalar(operands.get(1), scope));
    }

    Value mapping(Expression.Mapping node, Scope scope) {
        Expression set = node.bound().set();
        Kind domain = domain(set);
        if (domain == null && !(translator.set(set, scope).element() instanceof Kind.Text)) {
            throw new RefusedException(set.place(), OTHER_DOMAIN);
        }
        return new Value.From(
                domain,
                argument ->
                        translator.value(node.body(), scope.with(node.bound().name(), new Value.Scalar(argument))));
    }

    Value except(Expression.Except node, Scope scope) {
        Value current = translator.value(node.function(), scope);
        for (Expression.Change change : node.changes()) {
            if (!(current instanceof Value.From function) || function.domain() == null) {
                throw new IllegalArgumentException(
                        "EXCEPT of what is not a function, or of one with an unknown domain");
            }
            Expr<?> key = translator.scalar(change.key(), scope);
            Value changed = translator.value(
                    change.value(), scope.changing(function.at().apply(key)));
            current = new Value.From(
                    function.domain(),
                    argument -> relations.choose(
                            logic.and(
                                    relations.isIn(function.domain(), argument),
                                    () -> relations.equal(new Value.Scalar(argument), new Value.Scalar(key))),
                            changed,
                            function.at().apply(argument)));
        }
        return current;
    }

    /** The set of all functions from one set to another. */
    Value all(List<Expression> operands, Scope scope) {
        Kind domain = domain(operands.get(0));
        if (domain == null) {
            throw new RefusedException(operands.get(0).place(), OTHER_DOMAIN);
        }
        Value.SetOf range = translator.set(operands.get(1), scope);
        Kind kind = range.element() == null ? null : new Kind.From(domain, range.element());
        return new Value.SetOf(kind, f -> {
            if (!(f instanceof Value.From function && domain.equals(function.domain()))) {
                throw new IllegalArgumentException("a function with another domain");
            }
            return relations.each(domain, argument -> relations.in(function.at().apply(argument), range));
        });
    }

    /** A set that may be any, or strings that are listed; null if it is another. */
    private @Nullable Kind domain(Expression set) {
        if (set instanceof Expression.Declared declared) {
            return vocabulary.sorts().outside().containsKey(declared.name()) ? new Kind.Element(declared.name()) : null;
        }
        if (set instanceof Expression.Call call && call.arguments().isEmpty()) {
            return domain(call.definition().body());
        }
        if (!(set instanceof Operation listed)
                || listed.operator() != Operator.ENUMERATION
                || listed.operands().isEmpty()) {
            return null;
        }
        Set<String> strings = new TreeSet<>();
        for (Expression each : listed.operands()) {
            if (!(each instanceof Expression.Text text)) {
                return null;
            }
            strings.add(text.value());
        }
        return new Kind.Text(strings);
    }
}
