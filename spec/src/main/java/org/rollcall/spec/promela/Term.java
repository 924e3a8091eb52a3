package org.rollcall.spec.promela;

import java.util.List;
import java.util.SortedMap;
import org.rollcall.spec.SpecValue;

/** What an expression comes to once the constants are known: a value, or what in it still depends on the state. */
sealed interface Term {
    Fixed TRUE = new Fixed(new SpecValue.Bool(true));
    Fixed FALSE = new Fixed(new SpecValue.Bool(false));
    Fixed EMPTY = new Fixed(new SpecValue.SetOf(List.of()));

    static Fixed of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    static Fixed of(int number) {
        return new Fixed(new SpecValue.Int(number));
    }

    /** The same in every state. */
    record Fixed(SpecValue value) implements Term {}

    /** A piece of the state that is no function: a variable, or a function variable at one argument. */
    record Cell(String name, Kind kind) implements Term {}

    /** What a cell holds. */
    enum Kind {
        TRUTH,
        NUMBER,
        /** A string or a model value. */
        ATOM,
        SET;

        static Kind of(SpecValue value) {
            if (value instanceof SpecValue.Bool) {
                return TRUTH;
            }
            if (value instanceof SpecValue.Int) {
                return NUMBER;
            }
            return value instanceof SpecValue.SetOf ? SET : ATOM;
        }
    }

    record Not(Term operand) implements Term {}

    record And(List<Term> operands) implements Term {}

    record Or(List<Term> operands) implements Term {}

    record Equal(Term left, Term right) implements Term {}

    record In(Term element, Term set) implements Term {}

    record Less(Term left, Term right) implements Term {}

    record Choice(Term condition, Term yes, Term no) implements Term {}

    /** A truth with the name of the operator that it is the value of. */
    record Named(String name, Term body) implements Term {}

    /** How many of these are true. */
    record Count(List<Term> truths) implements Term {}

    record Plus(Term left, Term right) implements Term {}

    record Minus(Term left, Term right) implements Term {}

    /** The set of one element. */
    record Single(Term element) implements Term {}

    record Union(Term left, Term right) implements Term {}

    record Intersection(Term left, Term right) implements Term {}

    record Difference(Term left, Term right) implements Term {}

    /** A function by its arguments. */
    record Table(SortedMap<SpecValue, Term> graph) implements Term {}

    /** Whether its value is TRUE or FALSE. */
    default boolean isTruth() {
        return this instanceof Not
                || this instanceof And
                || this instanceof Or
                || this instanceof Equal
                || this instanceof In
                || this instanceof Less
                || this instanceof Named
                || (this instanceof Cell cell && cell.kind() == Kind.TRUTH)
                || (this instanceof Fixed fixed && fixed.value() instanceof SpecValue.Bool)
                || (this instanceof Choice choice && choice.yes().isTruth());
    }

    /** What it is made of. */
    default List<Term> parts() {
        if (this instanceof Not not) {
            return List.of(not.operand());
        } else if (this instanceof And and) {
            return and.operands();
        } else if (this instanceof Or or) {
            return or.operands();
        } else if (this instanceof Equal equal) {
            return List.of(equal.left(), equal.right());
        } else if (this instanceof In in) {
            return List.of(in.element(), in.set());
        } else if (this instanceof Less less) {
            return List.of(less.left(), less.right());
        } else if (this instanceof Choice choice) {
            return List.of(choice.condition(), choice.yes(), choice.no());
        } else if (this instanceof Named named) {
            return List.of(named.body());
        } else if (this instanceof Count count) {
            return count.truths();
        } else if (this instanceof Plus plus) {
            return List.of(plus.left(), plus.right());
        } else if (this instanceof Minus minus) {
            return List.of(minus.left(), minus.right());
        } else if (this instanceof Single single) {
            return List.of(single.element());
        } else if (this instanceof Union union) {
            return List.of(union.left(), union.right());
        } else if (this instanceof Intersection intersection) {
            return List.of(intersection.left(), intersection.right());
        } else if (this instanceof Difference difference) {
            return List.of(difference.left(), difference.right());
        } else if (this instanceof Table table) {
            return List.copyOf(table.graph().values());
        }
        return List.of();
    }
}
