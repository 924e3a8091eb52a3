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

    /** A number from 0 to {@code most}. */
    IntCell number(int most) {
        IntCell cell = new IntCell(place(width(most)));
        numbers.add(cell);
        return cell;
    }

    /** A set of SGIs. */
    IntCell sgis() {
        return number((1 << Sgi.values().length) - 1);
    }

    /** One of {@code values}, at first the first. */
    <E extends Enum<E>> EnumCell<E> word(E[] values) {
        return new EnumCell<>(number(values.length - 1), values);
    }

    /** A truth value. */
    FlagCell flag() {
        return new FlagCell(number(1));
    }

    /** A set of CPUs. */
    SetCell set() {
        SetCell cell = new SetCell(place(cpus));
        sets.add(cell);
        return cell;
    }

    /** One CPU or none. */
    CpuCell cpu() {
        CpuCell cell = new CpuCell(place(width(cpus)));
        references.add(cell);
        return cell;
    }

    /** The numbers that were handed out, those within words and truth values too. */
    List<IntCell> numbers() {
        return numbers;
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

    /** Bits of a row that are handed out. */
    int size() {
        return size;
    }

    /** The first bit of the word after the record. */
    int end() {
        return end;
    }

    private Place place(int width) {
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
