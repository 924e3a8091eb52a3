package org.rollcall.spec.syntax;

/** The built-in operators of the tree that bind no names. */
public enum Operator {
    AND,
    OR,
    NOT,
    IMPLIES,
    EQUIVALENT,
    EQUAL,
    UNEQUAL,
    IN,
    NOT_IN,
    SUBSET_OF,
    UNION,
    INTERSECTION,
    DIFFERENCE,
    /** The set of all subsets. */
    POWER_SET,
    /** The set of TRUE and FALSE. */
    BOOLEAN,
    /** A set by its elements. */
    ENUMERATION,
    TUPLE,
    /** The set of all functions from the first operand to the second. */
    FUNCTION_SET,
    /** A function, the first operand, at an argument. */
    AT,
    IF,
    PRIME,
    UNCHANGED,
    /** {@code [A]_v}: a step of the first operand, or the second unchanged. */
    STEP_OR_STUTTER,
    ENABLED
}
