package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.BoolSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Z3Exception;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Expression.Operation;
import org.rollcall.spec.syntax.Operator;

/**
 * Expressions to formulas, exactly. What it does not know is refused with its place.
 *
 * <p>A definition without parameters that needs a quantifier becomes a named proposition where it stands below another
 * quantifier. Otherwise the solver would see quantifiers that alternate, which it can't decide, although the inner one
 * does not depend on the outer.
 */
final class Translator {
    private record Named(Definition definition, boolean after, Map<String, Scope.Delayed> instance) {}

    private final Vocabulary vocabulary;
    private final Set<String> dropped;
    private final Context z3;
    private final Logic logic;
    private final Map<Named, BoolExpr> propositions = new LinkedHashMap<>();
    private final Set<BoolExpr> used = new LinkedHashSet<>();
    private int below;

    /**
     * @param dropped definitions without parameters that count as TRUE
     */
    Translator(Vocabulary vocabulary, Set<String> dropped) {
        this.vocabulary = vocabulary;
        this.dropped = Set.copyOf(dropped);
        this.z3 = vocabulary.context();
        this.logic = new Logic(vocabulary);
    }

    /** The formulas of a claim: itself, and what the propositions in it mean. */
    List<BoolExpr> claim(Claim claim) {
        used.clear();
        List<BoolExpr> formulas = new ArrayList<>();
        formulas.add(formula(claim.expression(), Scope.MODULE, claim.after()));
        formulas.addAll(used);
        return formulas;
    }

    /** The formula of a Boolean expression, before or, primed, after the step. */
    BoolExpr formula(Expression expression, Scope scope, boolean after) {
        if (value(expression, scope, after) instanceof Value.Scalar scalar && scalar.term() instanceof BoolExpr bool) {
            return bool;
        }
        throw new RefusedException(expression.place(), "not a Boolean");
    }

    Value value(Expression expression, Scope scope, boolean after) {
        try {
            return translate(expression, scope, after);
        } catch (Z3Exception | IllegalArgumentException e) {
            throw new RefusedException(expression.place(), String.valueOf(e.getMessage()));
        }
    }

    private Value translate(Expression expression, Scope scope, boolean after) {
        if (expression instanceof Expression.Truth truth) {
            return new Value.Scalar(z3.mkBool(truth.value()));
        }
        if (expression instanceof Expression.Text text) {
            return new Value.Scalar(text(text));
        }
        if (expression instanceof Expression.Declared declared) {
            Scope.Delayed substitute = scope.instance().get(declared.name());
            return substitute == null ? vocabulary.value(declared.name(), after) : resume(substitute, after);
        }
        if (expression instanceof Expression.Local local) {
            Object meaning = scope.meaning(local.name());
            if (meaning instanceof Value bound) {
                return bound;
            }
            if (meaning instanceof Scope.Delayed argument) {
                return resume(argument, after);
            }
            throw new RefusedException(local.place(), local.name() + " is not bound");
        }
        if (expression instanceof Operation operation) {
            return operation(operation, scope, after);
        }
        if (expression instanceof Expression.Call call) {
            return call(call, scope, after);
        }
        if (expression instanceof Expression.Quantified quantified) {
            return new Value.Scalar(quantified(quantified, 0, scope, after));
        }
        if (expression instanceof Expression.Filter filter) {
            Value.SetOf set = set(filter.bound().set(), scope, after);
            return new Value.SetOf(
                    set.element(),
                    x -> z3.mkAnd(
                            set.contains().apply(x),
                            inner(filter.body(), scope.with(filter.bound().name(), x), after)));
        }
        if (expression instanceof Expression.Mapping mapping) {
            return mapping(mapping, scope, after);
        }
        if (expression instanceof Expression.Except except) {
            return except(except, scope, after);
        }
        if (expression instanceof Expression.Former) {
            Value former = scope.former();
            if (former != null) {
                return former;
            }
        }
        if (expression instanceof Expression.Case cases) {
            Value result = value(cases.otherwise(), scope, after);
            for (int i = cases.arms().size() - 1; i >= 0; i--) {
                Expression.Arm arm = cases.arms().get(i);
                result = logic.choose(formula(arm.guard(), scope, after), value(arm.value(), scope, after), result);
            }
            return result;
        }
        if (expression instanceof Expression.Instance instance) {
            Map<String, Scope.Delayed> substitution = new LinkedHashMap<>();
            instance.substitution()
                    .forEach((name, each) -> substitution.put(name, new Scope.Delayed(each, scope, false)));
            return value(instance.body(), scope.inside(substitution), after);
        }
        String what = expression instanceof Expression.Unknown unknown ? unknown.what() : "@ outside EXCEPT";
        throw new RefusedException(expression.place(), what + " can't be translated");
    }

    private Value resume(Scope.Delayed delayed, boolean after) {
        return value(delayed.expression(), delayed.scope(), delayed.after() || after);
    }

    private Expr<?> text(Expression.Text text) {
        Expr<?> term = vocabulary.texts().get(text.value());
        if (term == null) {
            throw new RefusedException(text.place(), "the string does not occur in the module");
        }
        return term;
    }

    private Value call(Expression.Call call, Scope scope, boolean after) {
        Definition definition = call.definition();
        if (definition.parameters().isEmpty() && dropped.contains(definition.name())) {
            return truth(z3.mkTrue());
        }
        Scope body = definition.closed() ? scope.top() : scope;
        for (int i = 0; i < definition.parameters().size(); i++) {
            body = body.with(
                    definition.parameters().get(i),
                    new Scope.Delayed(call.arguments().get(i), scope, after));
        }
        if (!definition.closed() || !definition.parameters().isEmpty() || below == 0) {
            return value(definition.body(), body, after);
        }
        int before = logic.quantifiers();
        Value value = value(definition.body(), body, after);
        boolean quantified = logic.quantifiers() > before;
        return quantified && value instanceof Value.Scalar scalar && scalar.term() instanceof BoolExpr meaning
                ? new Value.Scalar(proposition(new Named(definition, after, scope.instance()), meaning))
                : value;
    }

    private BoolExpr proposition(Named named, BoolExpr meaning) {
        BoolExpr name = propositions.computeIfAbsent(
                named,
                key -> z3.mkBoolConst(key.definition().name() + (key.after() ? "'" : "") + "!" + propositions.size()));
        used.add(z3.mkIff(name, meaning));
        return name;
    }

    private BoolExpr inner(Expression body, Scope scope, boolean after) {
        below++;
        try {
            return formula(body, scope, after);
        } finally {
            below--;
        }
    }

    private BoolExpr quantified(Expression.Quantified node, int index, Scope scope, boolean after) {
        if (index == node.bounds().size()) {
            return inner(node.body(), scope, after);
        }
        Expression.Bound bound = node.bounds().get(index);
        if (bound.set() instanceof Operation listed && listed.operator() == Operator.ENUMERATION) {
            BoolExpr[] each = listed.operands().stream()
                    .map(e -> quantified(node, index + 1, scope.with(bound.name(), value(e, scope, after)), after))
                    .toArray(BoolExpr[]::new);
            return node.forAll() ? z3.mkAnd(each) : z3.mkOr(each);
        }
        Value.SetOf set = set(bound.set(), scope, after);
        if (set.element() == null) {
            return z3.mkBool(node.forAll());
        }
        String name = bound.name().text();
        return node.forAll()
                ? logic.forAll(
                        set.element(),
                        name,
                        x -> z3.mkImplies(
                                set.contains().apply(x),
                                quantified(node, index + 1, scope.with(bound.name(), x), after)))
                : logic.exists(
                        set.element(),
                        name,
                        x -> z3.mkAnd(
                                set.contains().apply(x),
                                quantified(node, index + 1, scope.with(bound.name(), x), after)));
    }

    private Value mapping(Expression.Mapping node, Scope scope, boolean after) {
        if (!isCpuSet(node.bound().set())) {
            throw new RefusedException(node.bound().set().place(), "a function whose domain is not CPU");
        }
        Value sample = value(node.body(), scope.with(node.bound().name(), new Value.Scalar(vocabulary.none())), after);
        return new Value.FromCpu(
                kindOf(sample, node.body()),
                cpu -> value(node.body(), scope.with(node.bound().name(), new Value.Scalar(cpu)), after));
    }

    private static boolean isCpuSet(Expression set) {
        return set instanceof Expression.Declared declared && declared.name().equals(Kinds.CPU);
    }

    private Kind kindOf(Value value, Expression node) {
        if (value instanceof Value.SetOf set) {
            return new Kind.SetOf(set.element() == null ? new Kind.Text() : set.element());
        }
        if (value instanceof Value.Scalar scalar) {
            return scalar.term().getSort() instanceof BoolSort ? new Kind.Truth() : new Kind.Text();
        }
        throw new RefusedException(node.place(), "a function to functions");
    }

    private Value except(Expression.Except node, Scope scope, boolean after) {
        Value current = value(node.function(), scope, after);
        for (Expression.Change change : node.changes()) {
            if (!(current instanceof Value.FromCpu function)) {
                throw new RefusedException(node.place(), "EXCEPT of what is not a function from CPU");
            }
            Expr<?> key = scalar(change.key(), scope, after);
            Value changed = value(change.value(), scope.changing(function.at().apply(key)), after);
            current = new Value.FromCpu(
                    function.range(),
                    cpu -> logic.choose(
                            z3.mkAnd(logic.isCpu(cpu), z3.mkEq(cpu, key)),
                            changed,
                            function.at().apply(cpu)));
        }
        return current;
    }

    private Expr<?> scalar(Expression expression, Scope scope, boolean after) {
        if (value(expression, scope, after) instanceof Value.Scalar scalar) {
            return scalar.term();
        }
        throw new RefusedException(expression.place(), "not a CPU, a string or a Boolean");
    }

    private Value.SetOf set(Expression expression, Scope scope, boolean after) {
        if (value(expression, scope, after) instanceof Value.SetOf set) {
            return set;
        }
        throw new RefusedException(expression.place(), "not a set");
    }

    private Value operation(Operation node, Scope scope, boolean after) {
        List<Expression> operands = node.operands();
        return switch (node.operator()) {
            case AND -> truth(z3.mkAnd(formulas(operands, scope, after)));
            case OR -> truth(z3.mkOr(formulas(operands, scope, after)));
            case NOT -> truth(z3.mkNot(formula(operands.get(0), scope, after)));
            case IMPLIES ->
                truth(z3.mkImplies(formula(operands.get(0), scope, after), formula(operands.get(1), scope, after)));
            case EQUIVALENT ->
                truth(z3.mkIff(formula(operands.get(0), scope, after), formula(operands.get(1), scope, after)));
            case EQUAL ->
                truth(logic.equal(value(operands.get(0), scope, after), value(operands.get(1), scope, after)));
            case UNEQUAL ->
                truth(z3.mkNot(
                        logic.equal(value(operands.get(0), scope, after), value(operands.get(1), scope, after))));
            case IN -> truth(member(operands, scope, after));
            case NOT_IN -> truth(z3.mkNot(member(operands, scope, after)));
            case SUBSET_OF ->
                truth(logic.subset(set(operands.get(0), scope, after), set(operands.get(1), scope, after)));
            case UNION, INTERSECTION, DIFFERENCE -> setOperation(node, scope, after);
            case POWER_SET -> {
                Value.SetOf base = set(operands.get(0), scope, after);
                yield new Value.SetOf(
                        base.element() == null ? null : new Kind.SetOf(base.element()),
                        x -> logic.subset((Value.SetOf) x, base));
            }
            case BOOLEAN -> new Value.SetOf(new Kind.Truth(), x -> z3.mkTrue());
            case ENUMERATION -> enumeration(operands, scope, after);
            case TUPLE ->
                new Value.Tuple(
                        operands.stream().map(each -> value(each, scope, after)).toList());
            case FUNCTION_SET -> functionSet(operands, scope, after);
            case AT -> {
                if (value(operands.get(0), scope, after) instanceof Value.FromCpu function) {
                    yield function.at().apply(scalar(operands.get(1), scope, after));
                }
                throw new RefusedException(node.place(), "not a function from CPU");
            }
            case IF ->
                logic.choose(
                        formula(operands.get(0), scope, after),
                        value(operands.get(1), scope, after),
                        value(operands.get(2), scope, after));
            case PRIME -> value(operands.get(0), scope, true);
            case UNCHANGED -> truth(unchanged(operands.get(0), scope));
            case STEP_OR_STUTTER ->
                truth(z3.mkOr(formula(operands.get(0), scope, after), unchanged(operands.get(1), scope)));
            case ENABLED -> truth(formula(Enabled.of(operands.get(0)), scope, after));
        };
    }

    private static Value truth(BoolExpr term) {
        return new Value.Scalar(term);
    }

    private BoolExpr unchanged(Expression what, Scope scope) {
        return logic.equal(value(what, scope, false), value(what, scope, true));
    }

    private BoolExpr[] formulas(List<Expression> expressions, Scope scope, boolean after) {
        return expressions.stream().map(each -> formula(each, scope, after)).toArray(BoolExpr[]::new);
    }

    private BoolExpr member(List<Expression> operands, Scope scope, boolean after) {
        return set(operands.get(1), scope, after).contains().apply(value(operands.get(0), scope, after));
    }

    private Value setOperation(Operation node, Scope scope, boolean after) {
        Value.SetOf left = set(node.operands().get(0), scope, after);
        Value.SetOf right = set(node.operands().get(1), scope, after);
        Kind element = left.element() != null ? left.element() : right.element();
        return new Value.SetOf(element, x -> {
            BoolExpr inLeft = left.contains().apply(x);
            BoolExpr inRight = right.contains().apply(x);
            return switch (node.operator()) {
                case UNION -> z3.mkOr(inLeft, inRight);
                case INTERSECTION -> z3.mkAnd(inLeft, inRight);
                default -> z3.mkAnd(inLeft, z3.mkNot(inRight));
            };
        });
    }

    private Value enumeration(List<Expression> elements, Scope scope, boolean after) {
        List<Value> values = elements.stream().map(e -> value(e, scope, after)).toList();
        @Nullable Kind element = values.isEmpty() ? null : elementKind(values.get(0), elements.get(0));
        return new Value.SetOf(
                element,
                x -> z3.mkOr(values.stream().map(v -> logic.equal(x, v)).toArray(BoolExpr[]::new)));
    }

    private Kind elementKind(Value value, Expression node) {
        if (value instanceof Value.Scalar scalar && scalar.term().getSort().equals(vocabulary.cpuSort())) {
            return new Kind.Cpu();
        }
        return kindOf(value, node);
    }

    private Value functionSet(List<Expression> operands, Scope scope, boolean after) {
        if (!isCpuSet(operands.get(0))) {
            throw new RefusedException(operands.get(0).place(), "functions whose domain is not CPU");
        }
        Value.SetOf range = set(operands.get(1), scope, after);
        Kind kind = range.element() == null ? null : new Kind.FromCpu(range.element());
        return new Value.SetOf(
                kind,
                f -> logic.forAll(new Kind.Cpu(), "x", x -> {
                    Expr<?> cpu = ((Value.Scalar) x).term();
                    return z3.mkImplies(
                            logic.isCpu(cpu),
                            range.contains().apply(((Value.FromCpu) f).at().apply(cpu)));
                }));
    }
}
