package org.rollcall.spec.promela;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.syntax.Operator;

/** The ways in which an action can be taken: its disjunctions and choices apart, all else as conditions and values. */
final class Outcomes {
    private final Module module;
    private final Evaluator evaluator;
    private final Domains domains;
    private final Primes primes;

    Outcomes(Module module, Evaluator evaluator, Domains domains, Primes primes) {
        this.module = module;
        this.evaluator = evaluator;
        this.domains = domains;
        this.primes = primes;
    }

    /** Those of an expression, given what {@code scope} knows of the next state. */
    List<Outcome> of(Expression expression, Scope scope) {
        if (!primes.in(expression)) {
            return guarded(evaluator.of(expression, scope), List.of(new Outcome(Term.TRUE, scope.next())));
        }
        if (expression instanceof Expression.Call call) {
            Definition meant = evaluator.meant(call.definition());
            return of(meant.body(), evaluator.bound(call, meant, scope));
        }
        if (expression instanceof Expression.Quantified quantified && !quantified.forAll()) {
            return some(quantified, 0, scope);
        }
        if (expression instanceof Expression.Case cases) {
            return cases(cases, 0, scope);
        }
        if (expression instanceof Expression.Operation operation) {
            return operation(operation, scope);
        }
        throw Evaluator.refused("this action", expression);
    }

    private List<Outcome> operation(Expression.Operation operation, Scope scope) {
        List<Expression> operands = operation.operands();
        return switch (operation.operator()) {
            case AND -> {
                List<Outcome> all = List.of(new Outcome(Term.TRUE, scope.next()));
                for (Expression each : operands) {
                    all = all.stream()
                            .flatMap(before -> guarded(before.guard(), of(each, scope.knowing(before.next()))).stream())
                            .toList();
                }
                yield all;
            }
            case OR ->
                operands.stream().flatMap(each -> of(each, scope).stream()).toList();
            case IF -> either(evaluator.of(operands.get(0), scope), operands.get(1), operands.get(2), scope);
            case EQUAL -> equal(operation, scope);
            case IN -> {
                Term set = evaluator.of(operands.get(1), scope);
                yield evaluator.sets().candidates(set).stream()
                        .map(Term.Fixed::new)
                        .flatMap(each ->
                                guarded(evaluator.sets().in(each, set), becomes(target(operands.get(0)), each, scope))
                                        .stream())
                        .toList();
            }
            case UNCHANGED -> {
                Map<String, Term> next = new HashMap<>(scope.next());
                variables(operands.get(0)).forEach(each -> next.put(each, domains.read(each)));
                yield List.of(new Outcome(Term.TRUE, next));
            }
            default -> throw Evaluator.refused("this action", operation);
        };
    }

    private List<Outcome> guarded(Term guard, List<Outcome> outcomes) {
        return outcomes.stream()
                .map(each -> new Outcome(evaluator.folding().and(guard, each.guard()), each.next()))
                .filter(each -> !each.guard().equals(Term.FALSE))
                .toList();
    }

    private static String target(Expression left) {
        if (left instanceof Expression.Operation prime
                && prime.operator() == Operator.PRIME
                && prime.operands().get(0) instanceof Expression.Declared variable) {
            return variable.name();
        }
        throw Evaluator.refused("a next value of something else than a variable", left);
    }

    private List<Outcome> equal(Expression.Operation operation, Scope scope) {
        Term value = evaluator.of(operation.operands().get(1), scope);
        return becomes(target(operation.operands().get(0)), value, scope);
    }

    private List<Outcome> becomes(String variable, Term value, Scope scope) {
        Term before = scope.next().get(variable);
        if (before != null) {
            return guarded(evaluator.folding().equal(before, value), List.of(new Outcome(Term.TRUE, scope.next())));
        }
        Map<String, Term> next = new HashMap<>(scope.next());
        next.put(variable, value);
        return List.of(new Outcome(Term.TRUE, next));
    }

    private Stream<String> variables(Expression expression) {
        if (expression instanceof Expression.Declared variable
                && module.variables().contains(variable.name())) {
            return Stream.of(variable.name());
        }
        if (expression instanceof Expression.Call call) {
            return variables(call.definition().body());
        }
        if (expression instanceof Expression.Operation tuple && tuple.operator() == Operator.TUPLE) {
            return tuple.operands().stream().flatMap(this::variables);
        }
        throw Evaluator.refused("UNCHANGED of this", expression);
    }

    private List<Outcome> some(Expression.Quantified quantified, int from, Scope scope) {
        if (from == quantified.bounds().size()) {
            return of(quantified.body(), scope);
        }
        Expression.Bound bound = quantified.bounds().get(from);
        Term set = evaluator.of(bound.set(), scope);
        List<Outcome> all = new ArrayList<>();
        for (SpecValue each : evaluator.sets().candidates(set)) {
            Term element = new Term.Fixed(each);
            all.addAll(guarded(
                    evaluator.sets().in(element, set), some(quantified, from + 1, scope.with(bound.name(), element))));
        }
        return all;
    }

    private List<Outcome> cases(Expression.Case cases, int from, Scope scope) {
        if (from == cases.arms().size()) {
            return of(cases.otherwise(), scope);
        }
        Expression.Arm arm = cases.arms().get(from);
        Term guard = evaluator.of(arm.guard(), scope);
        return guard.equals(Term.TRUE)
                ? of(arm.value(), scope)
                : joined(
                        guard,
                        guard.equals(Term.FALSE) ? List.of() : of(arm.value(), scope),
                        cases(cases, from + 1, scope));
    }

    private List<Outcome> either(Term condition, Expression yes, Expression no, Scope scope) {
        if (condition instanceof Term.Fixed) {
            return of(condition.equals(Term.TRUE) ? yes : no, scope);
        }
        return joined(condition, of(yes, scope), of(no, scope));
    }

    /** One outcome where that is enough: which variables change is the same, what they become depends. */
    private List<Outcome> joined(Term condition, List<Outcome> yes, List<Outcome> no) {
        Folding folding = evaluator.folding();
        Optional<Outcome> first = single(yes);
        Optional<Outcome> second = single(no);
        if (first.isPresent()
                && second.isPresent()
                && first.get().next().keySet().equals(second.get().next().keySet())) {
            Map<String, Term> next = new TreeMap<>();
            first.get()
                    .next()
                    .forEach((variable, value) -> next.put(
                            variable,
                            folding.choice(condition, value, second.get().next().get(variable))));
            return List.of(new Outcome(
                    folding.choice(condition, first.get().guard(), second.get().guard()), next));
        }
        return Stream.concat(guarded(condition, yes).stream(), guarded(folding.not(condition), no).stream())
                .toList();
    }

    private static Optional<Outcome> single(List<Outcome> outcomes) {
        return outcomes.size() == 1 ? Optional.of(outcomes.get(0)) : Optional.empty();
    }
}
