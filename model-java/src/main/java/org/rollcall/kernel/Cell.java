package org.rollcall.kernel;

/** One variable or register in packed words, for one CPU or for all. */
public sealed interface Cell permits IntCell, EnumCell, SetCell, CpuCell, FlagCell {
    /** Copies the value of index {@code c} from one state to another. */
    void copy(long[] from, long[] to, int c);
}
