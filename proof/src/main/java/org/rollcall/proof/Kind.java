package org.rollcall.proof;

/** What values a variable, a constant or an expression has. */
public sealed interface Kind {
    /** TRUE or FALSE. */
    record Truth() implements Kind {}

    /** A CPU, or None. */
    record Cpu() implements Kind {}

    /** One of the strings of the module. */
    record Text() implements Kind {}

    /** A set of elements of one kind. */
    record SetOf(Kind element) implements Kind {}

    /** A function from CPUs. */
    record FromCpu(Kind range) implements Kind {}
}
