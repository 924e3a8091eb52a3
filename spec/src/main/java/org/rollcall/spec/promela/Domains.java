package org.rollcall.spec.promela;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.SpecificationException;

/**
 * What each cell of the state may hold: at first what it holds initially, then what any step that is not ruled out puts
 * there. A cell that nothing changes is no part of the state.
 */
final class Domains {
    /**
     * @param values that it may have; of a set, the elements
     * @param open whether it may be any other number, too
     */
    record Domain(SortedSet<SpecValue> values, boolean open) {
        static final Domain NONE = new Domain(Collections.emptySortedSet(), false);

        static Domain of(SpecValue value) {
            return new Domain(
                    new TreeSet<>(value instanceof SpecValue.SetOf set ? set.elements() : List.of(value)), false);
        }

        Domain and(Domain other) {
            SortedSet<SpecValue> all = new TreeSet<>(values);
            all.addAll(other.values);
            return new Domain(all, open || other.open);
        }

        Domain both(Domain other) {
            SortedSet<SpecValue> common = new TreeSet<>(values);
            common.retainAll(other.values);
            return new Domain(common, false);
        }
    }

    private static final Domain TRUTHS = Domain.of(Term.TRUE.value()).and(Domain.of(Term.FALSE.value()));

    private final Map<String, Term> variables = new LinkedHashMap<>();
    private final Map<Term.Cell, SpecValue> initial = new LinkedHashMap<>();
    private final Map<Term.Cell, Domain> changing = new LinkedHashMap<>();

    /** @param start the initial value of each variable */
    Domains(Map<String, SpecValue> start) {
        start.forEach((name, value) -> variables.put(name, cells(name, value)));
    }

    private Term cells(String name, SpecValue value) {
        if (value instanceof SpecValue.Function function) {
            SortedMap<SpecValue, Term> graph = new TreeMap<>();
            function.graph().forEach((argument, each) -> graph.put(argument, cells(name + "_" + word(argument), each)));
            return new Term.Table(graph);
        }
        if (value instanceof SpecValue.Tuple) {
            throw new SpecificationException(
                    "the variable " + name + " is a sequence: Promela has no form for it here");
        }
        Term.Cell cell = new Term.Cell(name, Term.Kind.of(value));
        initial.put(cell, value);
        return cell;
    }

    /** A value as a part of a name. */
    static String word(SpecValue value) {
        String text = value instanceof SpecValue.Text string ? string.value() : value.toString();
        return text.equals("-") ? "dash" : text.replaceAll("\\W+", "_");
    }

    /** The variable as it is made of cells. */
    Term whole(String variable) {
        Term whole = variables.get(variable);
        if (whole == null) {
            throw new SpecificationException("the initial predicate does not say what " + variable + " is");
        }
        return whole;
    }

    /** The value of a variable, as far as it is known. */
    Term read(String variable) {
        return read(whole(variable));
    }

    private Term read(Term whole) {
        if (whole instanceof Term.Table table) {
            SortedMap<SpecValue, Term> graph = new TreeMap<>();
            table.graph().forEach((argument, each) -> graph.put(argument, read(each)));
            return new Term.Table(graph);
        }
        return changing.containsKey((Term.Cell) whole) ? whole : new Term.Fixed(initial.get((Term.Cell) whole));
    }

    /** The cells that change, with what they may hold, in the order of the variables. */
    Map<Term.Cell, Domain> changing() {
        Map<Term.Cell, Domain> ordered = new LinkedHashMap<>(); // and not in that of their first change
        initial.keySet().stream().filter(changing::containsKey).forEach(cell -> ordered.put(cell, changing.get(cell)));
        return ordered;
    }

    /** What a cell holds at first. */
    SpecValue initial(Term.Cell cell) {
        return initial.get(cell);
    }

    /** Whether this may be something else than what the cell holds. */
    boolean isNews(Term.Cell cell, Term value) {
        boolean constant = !changing.containsKey(cell)
                && value instanceof Term.Fixed fixed
                && fixed.value().equals(initial.get(cell));
        return !constant && !value.equals(cell);
    }

    /**
     * A step may put this there, which is news.
     *
     * @return whether it was not known
     */
    boolean assigned(Term.Cell cell, Term value) {
        Domain before = changing.get(cell);
        Domain after = (before == null ? Domain.of(initial.get(cell)) : before).and(of(value));
        changing.put(cell, after);
        return !after.equals(before);
    }

    /** What a term may come to; of a set, its elements. */
    Domain of(Term term) {
        if (term instanceof Term.Fixed fixed) {
            return Domain.of(fixed.value());
        } else if (term instanceof Term.Cell cell) {
            return changing.getOrDefault(cell, Domain.NONE);
        } else if (term.isTruth()) {
            return TRUTHS;
        } else if (term instanceof Term.Choice choice) {
            return of(choice.yes()).and(of(choice.no()));
        } else if (term instanceof Term.Single single) {
            return of(single.element());
        } else if (term instanceof Term.Union union) {
            return of(union.left()).and(of(union.right()));
        } else if (term instanceof Term.Intersection intersection) {
            return of(intersection.left()).both(of(intersection.right()));
        } else if (term instanceof Term.Difference difference) {
            SortedSet<SpecValue> left = new TreeSet<>(of(difference.left()).values());
            if (difference.right() instanceof Term.Fixed fixed) {
                left.removeAll(Domain.of(fixed.value()).values());
            }
            return new Domain(left, false);
        } else if (term instanceof Term.Count count) {
            SortedSet<SpecValue> numbers = new TreeSet<>();
            for (int i = 0; i <= count.truths().size(); i++) {
                numbers.add(new SpecValue.Int(i));
            }
            return new Domain(numbers, false);
        }
        if (term instanceof Term.Plus plus
                && plus.left() instanceof Term.Count
                && plus.right() instanceof Term.Fixed more) {
            SortedSet<SpecValue> numbers = new TreeSet<>();
            of(plus.left())
                    .values()
                    .forEach(each -> numbers.add(sum((SpecValue.Int) each, (SpecValue.Int) more.value())));
            return new Domain(numbers, false);
        }
        return new Domain(Collections.emptySortedSet(), true); // a sum or a difference: how large, no step says
    }

    private static SpecValue sum(SpecValue.Int left, SpecValue.Int right) {
        return new SpecValue.Int(left.value() + right.value());
    }
}
