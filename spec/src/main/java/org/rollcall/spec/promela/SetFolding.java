package org.rollcall.spec.promela;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rollcall.spec.SpecValue;

/** Terms of sets, as small as what is known of the cells makes them. */
final class SetFolding {
    private final Domains domains;
    private final Folding folding;

    SetFolding(Domains domains, Folding folding) {
        this.domains = domains;
        this.folding = folding;
    }

    /** What may be an element. */
    List<SpecValue> candidates(Term set) {
        return List.copyOf(domains.of(set).values());
    }

    Term in(Term element, Term set) {
        if (element instanceof Term.Choice choice) {
            return folding.choice(choice.condition(), in(choice.yes(), set), in(choice.no(), set));
        }
        if (set instanceof Term.Choice choice) {
            return folding.choice(choice.condition(), in(element, choice.yes()), in(element, choice.no()));
        }
        if (set instanceof Term.Union union) {
            return folding.or(List.of(in(element, union.left()), in(element, union.right())));
        }
        if (set instanceof Term.Intersection intersection) {
            return folding.and(in(element, intersection.left()), in(element, intersection.right()));
        }
        if (set instanceof Term.Difference difference) {
            return folding.and(in(element, difference.left()), folding.not(in(element, difference.right())));
        }
        if (set instanceof Term.Single single) {
            return folding.equal(element, single.element());
        }
        if (set instanceof Term.Fixed fixed) {
            return inFixed(element, (SpecValue.SetOf) fixed.value());
        }
        return element instanceof Term.Fixed fixed && !domains.of(set).values().contains(fixed.value())
                ? Term.FALSE
                : new Term.In(element, set);
    }

    private Term inFixed(Term element, SpecValue.SetOf set) {
        if (element instanceof Term.Fixed fixed) {
            return Term.of(set.elements().contains(fixed.value()));
        }
        Domains.Domain possible = domains.of(element);
        if (!possible.open() && set.elements().containsAll(possible.values())) {
            return Term.TRUE;
        }
        return folding.or(set.elements().stream()
                .map(each -> folding.equal(element, new Term.Fixed(each)))
                .toList());
    }

    /** The set of these elements. */
    Term of(List<Term> elements) {
        Term all = Term.EMPTY;
        for (Term each : elements) {
            all = union(
                    all,
                    each instanceof Term.Fixed fixed
                            ? new Term.Fixed(new SpecValue.SetOf(List.of(fixed.value())))
                            : new Term.Single(each));
        }
        return all;
    }

    Term union(Term left, Term right) {
        if (left instanceof Term.Fixed first && right instanceof Term.Fixed second) {
            return fixed(Stream.concat(elements(first), elements(second)));
        }
        return left.equals(Term.EMPTY) ? right : right.equals(Term.EMPTY) ? left : new Term.Union(left, right);
    }

    Term intersection(Term left, Term right) {
        if (left instanceof Term.Fixed first && right instanceof Term.Fixed second) {
            return fixed(
                    elements(first).filter(Domains.Domain.of(second.value()).values()::contains));
        }
        return reduced(new Term.Intersection(left, right));
    }

    Term difference(Term left, Term right) {
        if (left instanceof Term.Fixed first && right instanceof Term.Fixed second) {
            return fixed(elements(first)
                    .filter(each -> !Domains.Domain.of(second.value()).values().contains(each)));
        }
        boolean apart = domains.of(left).both(domains.of(right)).values().isEmpty();
        return apart ? left : reduced(new Term.Difference(left, right));
    }

    private Term reduced(Term set) {
        return domains.of(set).values().isEmpty() ? Term.EMPTY : set;
    }

    private static Stream<SpecValue> elements(Term.Fixed set) {
        return Domains.Domain.of(set.value()).values().stream();
    }

    private static Term fixed(Stream<SpecValue> elements) {
        return new Term.Fixed(new SpecValue.SetOf(elements.toList()));
    }

    Term subset(Term left, Term right) {
        return folding.equal(difference(left, right), Term.EMPTY);
    }

    /** The elements that satisfy a condition. */
    Term filter(Term set, Function<Term, Term> condition) {
        Term all = Term.EMPTY;
        for (SpecValue each : candidates(set)) {
            Term element = new Term.Fixed(each);
            Term chosen = folding.and(in(element, set), condition.apply(element));
            all = union(all, folding.choice(chosen, of(List.of(element)), Term.EMPTY));
        }
        return all;
    }

    /** How many elements it has. */
    Term size(Term set) {
        List<Term> truths = new ArrayList<>();
        int sure = 0;
        for (SpecValue each : candidates(set)) {
            Term there = in(new Term.Fixed(each), set);
            if (there.equals(Term.TRUE)) {
                sure++;
            } else if (!there.equals(Term.FALSE)) {
                truths.add(there);
            }
        }
        return truths.isEmpty()
                ? Term.of(sure)
                : sure == 0 ? new Term.Count(truths) : new Term.Plus(new Term.Count(truths), Term.of(sure));
    }
}
