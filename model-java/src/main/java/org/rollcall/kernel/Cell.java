package org.rollcall.kernel;

/** One variable or register in packed words, for one CPU or for all: the one of CPU {@code c}, 0 where there is one for all. */
public sealed interface Cell permits IntCell, EnumCell, SetCell, CpuCell, FlagCell {
    /** Copies a value from one state to another. */
    void copy(long[] from, long[] to, int c);

    /**
     * The value in plain Java, quick to compare: a number and a CPU are an Integer, no CPU is -1, a set of CPUs or SGIs is
     * a Long of bits, a word its string in the specification, a truth value a Boolean.
     */
    Object plain(long[] s, int c);
}
