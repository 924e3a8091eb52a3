package org.rollcall.spec.promela;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.rollcall.spec.SpecValue;

/** Terms of truths, choices and functions, as small as what is known of the cells makes them. */
final class Folding {
    private final Domains domains;

    Folding(Domains domains) {
        this.domains = domains;
    }

    Term and(List<Term> operands) {
        return joined(operands, Term.TRUE, Term.FALSE);
    }

    Term and(Term left, Term right) {
        return and(List.of(left, right));
    }

    Term or(List<Term> operands) {
        return joined(operands, Term.FALSE, Term.TRUE);
    }

    /** @param neutral adds nothing; @param decisive decides */
    private static Term joined(List<Term> operands, Term neutral, Term decisive) {
        List<Term> parts = new ArrayList<>();
        for (Term operand : operands) {
            List<Term> inner = neutral == Term.TRUE && operand instanceof Term.And and
                    ? and.operands()
                    : neutral == Term.FALSE && operand instanceof Term.Or or ? or.operands() : List.of(operand);
            for (Term each : inner) {
                if (each.equals(decisive)) {
                    return decisive;
                }
                if (!each.equals(neutral) && !parts.contains(each)) {
                    parts.add(each);
                }
            }
        }
        if (parts.size() < 2) {
            return parts.isEmpty() ? neutral : parts.get(0);
        }
        return neutral == Term.TRUE ? new Term.And(parts) : new Term.Or(parts);
    }

    Term not(Term operand) {
        if (operand instanceof Term.Fixed) {
            return Term.of(operand.equals(Term.FALSE));
        }
        return operand instanceof Term.Not not ? not.operand() : new Term.Not(operand);
    }

    Term choice(Term condition, Term yes, Term no) {
        if (condition instanceof Term.Fixed) {
            return condition.equals(Term.TRUE) ? yes : no;
        }
        if (yes.equals(no)) {
            return yes;
        }
        if (yes.equals(Term.TRUE)) {
            return or(List.of(condition, no));
        }
        if (yes.equals(Term.FALSE)) {
            return and(not(condition), no);
        }
        if (no.equals(Term.TRUE)) {
            return or(List.of(not(condition), yes));
        }
        if (no.equals(Term.FALSE)) {
            return and(condition, yes);
        }
        if (isFunction(yes) && isFunction(no)) {
            SortedMap<SpecValue, Term> graph = new TreeMap<>();
            SortedMap<SpecValue, Term> other = table(no).graph();
            table(yes)
                    .graph()
                    .forEach((argument, each) -> graph.put(argument, choice(condition, each, other.get(argument))));
            return new Term.Table(graph);
        }
        return new Term.Choice(condition, yes, no);
    }

    Term equal(Term left, Term right) {
        if (left.equals(right)) {
            return Term.TRUE;
        }
        if (left instanceof Term.Fixed && right instanceof Term.Fixed) {
            return Term.FALSE;
        }
        if (left instanceof Term.Fixed || (right instanceof Term.Choice && !(left instanceof Term.Choice))) {
            return equal(right, left);
        }
        if (left instanceof Term.Choice choice) {
            return choice(choice.condition(), equal(choice.yes(), right), equal(choice.no(), right));
        }
        if (isFunction(left)) {
            SortedMap<SpecValue, Term> other = table(right).graph();
            List<Term> each = new ArrayList<>();
            table(left).graph().forEach((argument, value) -> each.add(equal(value, other.get(argument))));
            return and(each);
        }
        if (right instanceof Term.Fixed fixed && fixed.value() instanceof SpecValue.Bool) {
            return right.equals(Term.TRUE) ? left : not(left);
        }
        return left.isTruth() || mayBeEqual(left, right) ? new Term.Equal(left, right) : Term.FALSE;
    }

    private boolean mayBeEqual(Term left, Term right) {
        Domains.Domain first = domains.of(left);
        Domains.Domain second = domains.of(right);
        if (first.open() || second.open()) {
            return true;
        }
        return right instanceof Term.Fixed fixed && fixed.value() instanceof SpecValue.SetOf
                ? first.values().containsAll(second.values())
                : isSet(left) || !first.both(second).values().isEmpty();
    }

    private static boolean isSet(Term term) {
        return term instanceof Term.Cell cell
                ? cell.kind() == Term.Kind.SET
                : term instanceof Term.Choice choice
                        ? isSet(choice.yes())
                        : term instanceof Term.Single
                                || term instanceof Term.Union
                                || term instanceof Term.Intersection
                                || term instanceof Term.Difference;
    }

    static boolean isFunction(Term term) {
        return term instanceof Term.Table
                || (term instanceof Term.Fixed fixed && fixed.value() instanceof SpecValue.Function);
    }

    static Term.Table table(Term function) {
        if (function instanceof Term.Table table) {
            return table;
        }
        SortedMap<SpecValue, Term> graph = new TreeMap<>();
        ((Term.Fixed) function)
                .value()
                .graph()
                .forEach((argument, value) -> graph.put(argument, new Term.Fixed(value)));
        return new Term.Table(graph);
    }

    /**
     * A function at an argument. Where it has no value, as in what is only evaluated behind a guard that does not hold,
     * any will do.
     */
    Term at(Term function, Term argument) {
        SortedMap<SpecValue, Term> graph = table(function).graph();
        Term any = graph.get(graph.firstKey());
        if (argument instanceof Term.Fixed fixed) {
            return graph.getOrDefault(fixed.value(), any);
        }
        Term chosen = any;
        for (SpecValue each : domains.of(argument).values()) {
            Term value = graph.get(each);
            chosen = value == null ? chosen : choice(equal(argument, new Term.Fixed(each)), value, chosen);
        }
        return chosen;
    }

    /** A function changed at an argument. */
    Term except(Term function, Term argument, UnaryOperator<Term> change) {
        SortedMap<SpecValue, Term> graph = new TreeMap<>();
        table(function).graph().forEach((each, value) -> {
            Term here = equal(argument, new Term.Fixed(each));
            graph.put(each, here.equals(Term.FALSE) ? value : choice(here, change.apply(value), value));
        });
        return new Term.Table(graph);
    }
}
