package org.rollcall.spec.promela;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;

/** What an expression of the module comes to under a configuration. */
final class Evaluator {
    /** The values of operators that depend on their constant arguments and the state alone. */
    private record Application(Definition definition, List<Term> arguments) {}

    private final Module module;
    private final ModelConfiguration configuration;
    private final Domains domains;
    private final Primes primes;
    private final Folding folding;
    private final SetFolding sets;
    private final Operations operations;
    private final Map<Application, Term> known = new HashMap<>();

    Evaluator(Module module, ModelConfiguration configuration, Domains domains, Primes primes) {
        this.module = module;
        this.configuration = configuration;
        this.domains = domains;
        this.primes = primes;
        this.folding = new Folding(domains);
        this.sets = new SetFolding(domains, folding);
        this.operations = new Operations(this, folding, sets);
    }

    Folding folding() {
        return folding;
    }

    SetFolding sets() {
        return sets;
    }

    /** @throws SpecificationException with its place, for an expression that has no form here */
    Term of(Expression expression, Scope scope) {
        if (expression instanceof Expression.Truth truth) {
            return Term.of(truth.value());
        } else if (expression instanceof Expression.Number number) {
            return Term.of(number.value());
        } else if (expression instanceof Expression.Text text) {
            return new Term.Fixed(new SpecValue.Text(text.value()));
        } else if (expression instanceof Expression.Declared declared) {
            return declared(declared.name());
        } else if (expression instanceof Expression.Local local && scope.names().containsKey(local.name())) {
            return scope.names().get(local.name());
        } else if (expression instanceof Expression.Former && scope.former() != null) {
            return scope.former();
        } else if (expression instanceof Expression.Operation operation) {
            return operations.of(operation, scope);
        } else if (expression instanceof Expression.Call call) {
            return call(call, scope);
        } else if (expression instanceof Expression.Quantified quantified) {
            return quantified(quantified, 0, scope);
        } else if (expression instanceof Expression.Filter filter) {
            return sets.filter(
                    of(filter.bound().set(), scope),
                    element -> of(filter.body(), scope.with(filter.bound().name(), element)));
        } else if (expression instanceof Expression.Mapping mapping) {
            return mapping(mapping, scope);
        } else if (expression instanceof Expression.Except except) {
            return except(except, scope);
        } else if (expression instanceof Expression.Case cases) {
            return cases(cases, scope);
        } else if (expression instanceof Expression.Instance instance
                && instance.substitution().isEmpty()) {
            return of(instance.body(), scope);
        } else if (expression instanceof Expression.Unknown unknown) {
            return operations.standard(unknown, scope);
        }
        throw refused("this expression", expression);
    }

    static SpecificationException refused(String what, Expression expression) {
        return new SpecificationException(expression.place() + ": " + what + " has no form in Promela here");
    }

    private Term declared(String name) {
        String other = configuration.substitutions().get(name);
        if (other != null) {
            return of(module.required(other).body(), Scope.EMPTY);
        }
        return module.variables().contains(name) ? domains.read(name) : new Term.Fixed(configuration.constant(name));
    }

    /** The definition that the configuration lets stand for this one. */
    Definition meant(Definition definition) {
        String other = definition.closed() ? configuration.substitutions().get(definition.name()) : null;
        return other == null ? definition : module.required(other);
    }

    Scope bound(Expression.Call call, Definition meant, Scope scope) {
        return scope.with(
                meant.parameters(),
                call.arguments().stream().map(each -> of(each, scope)).toList());
    }

    private Term call(Expression.Call call, Scope scope) {
        Definition meant = meant(call.definition());
        Scope inner = bound(call, meant, scope);
        List<Term> arguments =
                meant.parameters().stream().map(inner.names()::get).toList();
        if (!meant.closed() || primes.in(meant) || !arguments.stream().allMatch(Term.Fixed.class::isInstance)) {
            return of(meant.body(), inner);
        }
        Application application = new Application(meant, arguments);
        Term before = known.get(application);
        if (before == null) {
            before = named(meant.name(), arguments, of(meant.body(), inner));
            known.put(application, before);
        }
        return before;
    }

    /** A formula of some size keeps its name, so that the text says it once. */
    private static Term named(String name, List<Term> arguments, Term value) {
        boolean large = value.isTruth()
                && !(value instanceof Term.Named)
                && value.parts().stream().anyMatch(part -> !part.parts().isEmpty());
        boolean sayable = arguments.stream()
                .map(each -> ((Term.Fixed) each).value())
                .allMatch(value1 -> Term.Kind.of(value1) == Term.Kind.ATOM);
        return large && sayable
                ? new Term.Named(
                        name.replaceAll("\\W+", "_")
                                + arguments.stream()
                                        .map(each -> "_" + Domains.word(((Term.Fixed) each).value()))
                                        .collect(Collectors.joining()),
                        value)
                : value;
    }

    private Term quantified(Expression.Quantified quantified, int from, Scope scope) {
        if (from == quantified.bounds().size()) {
            return of(quantified.body(), scope);
        }
        Expression.Bound bound = quantified.bounds().get(from);
        Term set = of(bound.set(), scope);
        List<Term> each = new ArrayList<>();
        for (SpecValue candidate : sets.candidates(set)) {
            Term element = new Term.Fixed(candidate);
            Term inside = sets.in(element, set);
            Term body = inside.equals(Term.FALSE)
                    ? Term.FALSE
                    : quantified(quantified, from + 1, scope.with(bound.name(), element));
            each.add(quantified.forAll() ? folding.or(List.of(folding.not(inside), body)) : folding.and(inside, body));
        }
        return quantified.forAll() ? folding.and(each) : folding.or(each);
    }

    private Term mapping(Expression.Mapping mapping, Scope scope) {
        Term domain = of(mapping.bound().set(), scope);
        if (!(domain instanceof Term.Fixed fixed)) {
            throw refused("a function whose domain is not constant", mapping);
        }
        SortedMap<SpecValue, Term> graph = new TreeMap<>();
        for (SpecValue each : Domains.Domain.of(fixed.value()).values()) {
            graph.put(each, of(mapping.body(), scope.with(mapping.bound().name(), new Term.Fixed(each))));
        }
        return graph.values().stream().allMatch(Term.Fixed.class::isInstance)
                ? new Term.Fixed(new SpecValue.Function(fixed(graph)))
                : new Term.Table(graph);
    }

    private static SortedMap<SpecValue, SpecValue> fixed(SortedMap<SpecValue, Term> graph) {
        SortedMap<SpecValue, SpecValue> values = new TreeMap<>();
        graph.forEach((argument, each) -> values.put(argument, ((Term.Fixed) each).value()));
        return values;
    }

    private Term except(Expression.Except except, Scope scope) {
        Term changed = of(except.function(), scope);
        for (Expression.Change change : except.changes()) {
            Function<Term, Term> value = former -> of(change.value(), scope.changing(former));
            changed = folding.except(changed, of(change.key(), scope), value::apply);
        }
        return changed;
    }

    private Term cases(Expression.Case cases, Scope scope) {
        Term value = null;
        List<Expression.Arm> arms = new ArrayList<>();
        for (Expression.Arm arm : cases.arms()) {
            Term guard = of(arm.guard(), scope);
            if (guard.equals(Term.TRUE)) {
                value = of(arm.value(), scope);
                break;
            }
            if (!guard.equals(Term.FALSE)) {
                arms.add(0, arm);
            }
        }
        value = value == null ? of(cases.otherwise(), scope) : value;
        for (Expression.Arm arm : arms) {
            value = folding.choice(of(arm.guard(), scope), of(arm.value(), scope), value);
        }
        return value;
    }
}
