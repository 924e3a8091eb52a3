package org.rollcall.kernel;

import java.util.ArrayList;
import java.util.List;

/** Cells that lie side by side, in one row or in a row for each CPU. Every cell it hands out it remembers. */
final class Record {
    private final int base;
    private final int stride;
    private final int end;
    private final int cpus;
    private final List<IntCell> numbers = new ArrayList<>();
    private final List<SetCell> sets = new ArrayList<>();
    private final List<CpuCell> references = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private int size;

    private Record(int base, int stride, int bits, int cpus) {
        this.base = base;
        this.stride = stride;
        this.end = base + words(bits) * Long.SIZE;
        this.cpus = cpus;
    }

    /** A row for each CPU, {@code size} bits long; {@code base} is the first bit of a word. No cell lies across two words. */
    static Record rows(int base, int cpus, int size) {
        int stride = size <= Long.SIZE ? Integer.highestOneBit(size * 2 - 1) : words(size) * Long.SIZE;
        return new Record(base, stride, stride * cpus, cpus);
    }

    /** One row, {@code size} bits long. */
    static Record single(int base, int cpus, int size) {
        return new Record(base, 0, size, cpus);
    }

    /** A register: a number from 0 to {@code most} that is no variable of the specification. */
    IntCell register(int most) {
        return keep(new IntCell(place(width(most))));
    }

    /** A register: a set of SGIs. */
    SgiSetCell sgiRegister() {
        return keep(new SgiSetCell(place(Sgi.values().length)));
    }

    /** A number from 0 to {@code most}. */
    IntCell number(String name, int most) {
        return variable(name, register(most));
    }

    /** A set of SGIs. */
    SgiSetCell sgis(String name) {
        return variable(name, sgiRegister());
    }

    /** An SGI or none. */
    SgiCell sgi(String name) {
        return variable(name, keep(new SgiCell(place(width(Sgi.values().length)))));
    }

    /** One of {@code values}, at first the first. */
    <E extends Enum<E> & Word> EnumCell<E> word(String name, E[] values) {
        return variable(name, new EnumCell<>(register(values.length - 1), values));
    }

    /** A truth value. */
    FlagCell flag(String name) {
        return variable(name, new FlagCell(register(1)));
    }

    /** A set of CPUs. */
    SetCell set(String name) {
        SetCell cell = variable(name, new SetCell(place(cpus)));
        sets.add(cell);
        return cell;
    }

    /** One CPU or none. */
    CpuCell cpu(String name) {
        CpuCell cell = variable(name, new CpuCell(place(width(cpus))));
        references.add(cell);
        return cell;
    }

    /** The variables of the specification among the cells. */
    List<Variable> variables() {
        return variables;
    }

    /** The sets that were handed out. */
    List<SetCell> sets() {
        return sets;
    }

    /** The CPUs or none that were handed out. */
    List<CpuCell> references() {
        return references;
    }

    /** Copies a row from one state to another. */
    void copy(long[] from, long[] to, int row) {
        numbers.forEach(cell -> cell.copy(from, to, row));
        sets.forEach(cell -> cell.copy(from, to, row));
        references.forEach(cell -> cell.copy(from, to, row));
    }

    /** The bits of a row that belong to numbers, by word. */
    long[] numberBits() {
        long[] bits = new long[words(size)];
        for (IntCell cell : numbers) {
            int at = cell.place().base() - base;
            bits[at >>> 6] |= cell.place().mask() << at;
        }
        return bits;
    }

    /** The first bit of a row. */
    int start(int row) {
        return base + row * stride;
    }

    /** Bits of a row that are handed out. */
    int size() {
        return size;
    }

    /** The first bit of the word after the record. */
    int end() {
        return end;
    }

    private <C extends Cell> C variable(String name, C cell) {
        variables.add(new Variable(name, stride > 0, cell));
        return cell;
    }

    private <C extends IntCell> C keep(C number) {
        numbers.add(number);
        return number;
    }

    private Place place(int width) {
        if (width == 0) {
            return new Place(base, stride, width); // no bits: behind a full word there may be no other
        }
        int at = size % Long.SIZE + width > Long.SIZE ? words(size) * Long.SIZE : size;
        size = at + width;
        return new Place(base + at, stride, width);
    }

    private static int width(int most) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(most);
    }

    private static int words(int bits) {
        return (bits + Long.SIZE - 1) / Long.SIZE;
    }
}
