package org.rollcall.spec.syntax;

import java.util.List;
import java.util.Map;

/** An expression; each knows its place in the source. */
public sealed interface Expression {
    /** Where it stands. */
    Place place();

    /** TRUE or FALSE. */
    record Truth(boolean value, Place place) implements Expression {}

    /** A string. */
    record Text(String value, Place place) implements Expression {}

    /** A numeral. */
    record Number(int value, Place place) implements Expression {}

    /** A constant or a variable of the module. */
    record Declared(String name, Place place) implements Expression {}

    /** A bound name or a parameter. */
    record Local(Name name, Place place) implements Expression {}

    /** A built-in operator with its operands. */
    record Operation(Operator operator, List<Expression> operands, Place place) implements Expression {}

    /** The application of a definition of the module. */
    record Call(Definition definition, List<Expression> arguments, Place place) implements Expression {}

    /** {@code \A} or {@code \E} over sets. */
    record Quantified(boolean forAll, List<Bound> bounds, Expression body, Place place) implements Expression {}

    /** {@code {x \in S : P}}. */
    record Filter(Bound bound, Expression body, Place place) implements Expression {}

    /** {@code [x \in S |-> e]}. */
    record Mapping(Bound bound, Expression body, Place place) implements Expression {}

    /** {@code [f EXCEPT ![k] = e]}; the changes apply in turn. */
    record Except(Expression function, List<Change> changes, Place place) implements Expression {}

    /** {@code @}: the value that is changed. */
    record Former(Place place) implements Expression {}

    /** {@code CASE}: the first arm whose guard is true; arms are tried in turn. */
    record Case(List<Arm> arms, Expression otherwise, Place place) implements Expression {}

    /** An expression of an instantiated module: its constants and variables stand for expressions of this one. */
    record Instance(Map<String, Expression> substitution, Expression body, Place place) implements Expression {}

    /** An expression that the tree has no form for, with the expressions inside it as far as they are known. */
    record Unknown(String what, List<Expression> operands, Place place) implements Expression {}

    /** A bound name with its set. */
    record Bound(Name name, Expression set) {}

    /** One change of {@link Except}. */
    record Change(Expression key, Expression value) {}

    /** One arm of {@link Case}. */
    record Arm(Expression guard, Expression value) {}
}
