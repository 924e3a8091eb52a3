package org.rollcall.kernel;

import java.util.List;
import java.util.stream.Stream;

/**
 * The packed words of a state: a row for each CPU, one for each redistributor, and what there is once. Where a row begins
 * depends on all cells of the rows before it. So the cells are declared twice: in a draft, which only finds how long each
 * record gets, and for good.
 */
abstract sealed class Layout permits Variables {
    /** CPUs at most: a set of CPUs is one word. */
    public static final int MAX_CPUS = 64;

    /**
     * Bits of each record.
     *
     * @param eachCpu of a row of {@link Layout#eachCpu}
     * @param eachGicr of a row of {@link Layout#eachGicr}
     * @param once of {@link Layout#once}
     */
    record Sizes(int eachCpu, int eachGicr, int once) {
        /** Before a draft: not known. */
        static final Sizes UNKNOWN = new Sizes(1, 1, 1);
    }

    /** CPUs of the machine. */
    public final int cpus;
    /** The set of all CPUs. */
    public final long all;
    /** Words of a state. */
    public final int words;

    /** What each CPU has. */
    final Record eachCpu;
    /** What each redistributor has; apart, so that a row of four CPUs fits in a word. */
    final Record eachGicr;
    /** What there is once. */
    final Record once;

    Layout(int cpus, Sizes sizes) {
        if (cpus < 1 || cpus > MAX_CPUS) {
            throw new IllegalArgumentException("a machine has 1 to " + MAX_CPUS + " CPUs, not " + cpus);
        }
        this.cpus = cpus;
        all = cpus == Long.SIZE ? -1L : (1L << cpus) - 1;
        eachCpu = Record.rows(0, cpus, sizes.eachCpu());
        eachGicr = Record.rows(eachCpu.end(), cpus, sizes.eachGicr());
        once = Record.single(eachGicr.end(), cpus, sizes.once());
        words = once.end() / Long.SIZE;
    }

    /** The records that have a row for each CPU. */
    final List<Record> rows() {
        return List.of(eachCpu, eachGicr);
    }

    /** The variables of the specification, in the order of their places. */
    public final List<Variable> named() {
        return Stream.of(eachCpu, eachGicr, once)
                .map(Record::variables)
                .flatMap(List::stream)
                .toList();
    }

    /** The sizes of the records, now that all cells are declared. */
    final Sizes sizes() {
        return new Sizes(eachCpu.size(), eachGicr.size(), once.size());
    }
}
