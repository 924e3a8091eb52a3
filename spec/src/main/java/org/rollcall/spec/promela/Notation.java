package org.rollcall.spec.promela;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rollcall.spec.SpecValue;

/** Terms in Promela. */
final class Notation {
    private final Codes codes;
    private final Map<String, Term> formulas = new TreeMap<>();

    Notation(Codes codes) {
        this.codes = codes;
    }

    /** The formulas that what was written until now says by name. */
    Map<String, Term> formulas() {
        return formulas;
    }

    String of(Term term) {
        if (term instanceof Term.Fixed fixed) {
            return of(fixed.value());
        } else if (term instanceof Term.Cell cell) {
            return cell.name();
        } else if (term instanceof Term.Named named) {
            if (!named.equals(formulas.put(named.name(), named))) {
                of(named.body()); // for the names in it
            }
            return named.name();
        } else if (term instanceof Term.Not not) {
            return not.operand() instanceof Term.Equal equal
                    ? binary(equal.left(), "!=", equal.right())
                    : "!" + of(not.operand());
        } else if (term instanceof Term.And and) {
            return joined(and.operands(), " && ");
        } else if (term instanceof Term.Or or) {
            return joined(or.operands(), " || ");
        } else if (term instanceof Term.Equal equal) {
            return binary(equal.left(), "==", equal.right());
        } else if (term instanceof Term.Less less) {
            return binary(less.left(), "<", less.right());
        } else if (term instanceof Term.In in) {
            return "((" + of(in.set()) + " >> " + of(in.element()) + ") & 1)";
        } else if (term instanceof Term.Choice choice) {
            return "(" + of(choice.condition()) + " -> " + of(choice.yes()) + " : " + of(choice.no()) + ")";
        } else if (term instanceof Term.Count count) {
            return joined(count.truths(), " + ");
        } else if (term instanceof Term.Plus plus) {
            return binary(plus.left(), "+", plus.right());
        } else if (term instanceof Term.Minus minus) {
            return binary(minus.left(), "-", minus.right());
        } else if (term instanceof Term.Single single) {
            return "(1 << " + of(single.element()) + ")";
        } else if (term instanceof Term.Union union) {
            return binary(union.left(), "|", union.right());
        } else if (term instanceof Term.Intersection intersection) {
            return binary(intersection.left(), "&", intersection.right());
        } else if (term instanceof Term.Difference difference) {
            return "(" + of(difference.left()) + " & ~" + of(difference.right()) + ")";
        }
        throw new IllegalStateException("a function has no form of its own: " + term);
    }

    private String binary(Term left, String operator, Term right) {
        return "(" + of(left) + " " + operator + " " + of(right) + ")";
    }

    private String joined(List<Term> terms, String operator) {
        return terms.stream().map(this::of).collect(Collectors.joining(operator, "(", ")"));
    }

    String of(SpecValue value) {
        if (value instanceof SpecValue.Bool truth) {
            return truth.value() ? "1" : "0";
        }
        if (value instanceof SpecValue.SetOf set) {
            return set.elements().isEmpty()
                    ? "0"
                    : set.elements().stream()
                            .map(each -> "1 << " + codes.name(each))
                            .collect(Collectors.joining(" | ", "(", ")"));
        }
        return value instanceof SpecValue.Int ? value.toString() : codes.name(value);
    }
}
