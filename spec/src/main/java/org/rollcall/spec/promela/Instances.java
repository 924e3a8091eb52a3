package org.rollcall.spec.promela;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Operator;

/** The instances of a next-state relation's actions, in the order of the module. */
final class Instances {
    private final Evaluator evaluator;
    private final Outcomes outcomes;
    private final List<Instance> found = new ArrayList<>();

    private Instances(Evaluator evaluator, Outcomes outcomes) {
        this.evaluator = evaluator;
        this.outcomes = outcomes;
    }

    static List<Instance> of(Expression next, Evaluator evaluator, Outcomes outcomes) {
        Instances instances = new Instances(evaluator, outcomes);
        instances.add(next, Scope.EMPTY);
        return instances.found;
    }

    private void add(Expression part, Scope scope) {
        if (part instanceof Expression.Operation or && or.operator() == Operator.OR) {
            or.operands().forEach(each -> add(each, scope));
        } else if (part instanceof Expression.Quantified some && !some.forAll()) {
            each(some, 0, scope);
        } else if (part instanceof Expression.Call call && isRelation(call)) {
            add(call.definition().body(), scope);
        } else {
            List<Outcome> ways = outcomes.of(part, scope).stream()
                    .map(each -> Assumption.in(each, evaluator))
                    .toList();
            found.add(new Instance(label(part, scope), ways));
        }
    }

    /** A name for several actions, as {@code Next} is. */
    private static boolean isRelation(Expression.Call call) {
        return call.arguments().isEmpty()
                && (call.definition().body() instanceof Expression.Quantified
                        || call.definition().body() instanceof Expression.Operation or && or.operator() == Operator.OR);
    }

    private void each(Expression.Quantified some, int from, Scope scope) {
        if (from == some.bounds().size()) {
            add(some.body(), scope);
            return;
        }
        Expression.Bound bound = some.bounds().get(from);
        if (!(evaluator.of(bound.set(), scope) instanceof Term.Fixed set)) {
            throw Evaluator.refused("a parameter of an action from a set that is not constant", bound.set());
        }
        for (SpecValue value : Domains.Domain.of(set.value()).values()) {
            each(some, from + 1, scope.with(bound.name(), new Term.Fixed(value)));
        }
    }

    private String label(Expression part, Scope scope) {
        if (!(part instanceof Expression.Call call)) {
            return part.place().toString();
        }
        String arguments = call.arguments().stream()
                .map(each -> evaluator.of(each, scope))
                .map(each -> each instanceof Term.Fixed fixed ? Domains.word(fixed.value()) : "?")
                .collect(Collectors.joining(", "));
        return call.definition().name() + (arguments.isEmpty() ? "" : "(" + arguments + ")");
    }
}
