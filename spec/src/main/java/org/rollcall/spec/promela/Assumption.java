package org.rollcall.spec.promela;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rollcall.spec.SpecValue;

/** What the guard of an outcome says of single cells, put into what it writes: less depends on the state then. */
final class Assumption {
    private final Folding folding;
    private final SetFolding sets;
    private final Map<Term, Term> facts = new HashMap<>();

    private Assumption(Evaluator evaluator) {
        this.folding = evaluator.folding();
        this.sets = evaluator.sets();
    }

    static Outcome in(Outcome outcome, Evaluator evaluator) {
        Assumption assumption = new Assumption(evaluator);
        assumption.learn(outcome.guard());
        Map<String, Term> next = new TreeMap<>();
        outcome.next().forEach((variable, value) -> next.put(variable, assumption.in(value)));
        return new Outcome(outcome.guard(), next);
    }

    private void learn(Term guard) {
        if (guard instanceof Term.And and) {
            and.operands().forEach(this::learn);
        } else if (guard instanceof Term.Named named) {
            learn(named.body());
        } else if (guard instanceof Term.Equal equal
                && equal.left() instanceof Term.Cell
                && equal.right() instanceof Term.Fixed) {
            facts.put(equal.left(), equal.right());
        }
    }

    private Term in(Term term) {
        if (term instanceof Term.Cell) {
            return term; // a value that stays needs no assignment
        } else if (term instanceof Term.Choice choice) {
            return folding.choice(condition(choice.condition()), in(choice.yes()), in(choice.no()));
        } else if (term instanceof Term.Table table) {
            SortedMap<SpecValue, Term> graph = new TreeMap<>();
            table.graph().forEach((argument, each) -> graph.put(argument, in(each)));
            return new Term.Table(graph);
        } else if (term instanceof Term.Union union) {
            return sets.union(in(union.left()), in(union.right()));
        } else if (term instanceof Term.Difference difference) {
            return sets.difference(in(difference.left()), in(difference.right()));
        } else if (term instanceof Term.Single single) {
            return sets.of(List.of(value(single.element())));
        }
        return term.isTruth() ? condition(term) : term;
    }

    private Term value(Term term) {
        return facts.containsKey(term) ? facts.get(term) : in(term);
    }

    private Term condition(Term term) {
        if (term instanceof Term.And and) {
            return folding.and(each(and.operands()));
        } else if (term instanceof Term.Or or) {
            return folding.or(each(or.operands()));
        } else if (term instanceof Term.Not not) {
            return folding.not(condition(not.operand()));
        } else if (term instanceof Term.Equal equal) {
            return folding.equal(value(equal.left()), value(equal.right()));
        } else if (term instanceof Term.Named named) {
            Term body = condition(named.body());
            return body.equals(named.body()) ? named : body;
        } else if (term instanceof Term.Choice choice) {
            return folding.choice(condition(choice.condition()), condition(choice.yes()), condition(choice.no()));
        }
        return term;
    }

    private List<Term> each(List<Term> terms) {
        List<Term> all = new ArrayList<>();
        terms.forEach(each -> all.add(condition(each)));
        return all;
    }
}
