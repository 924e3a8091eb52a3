package org.rollcall.report;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.RollCall;

/** A column of a {@link RollCallTable}: as wide as its widest cell. Where that is too wide, long sets of CPUs are counted. */
abstract class Column {
    /** No list is shown that is longer. */
    static final int WIDEST = 256;

    private static final String UNKNOWN = "?";
    private static final String EMPTY = "-";

    private final String title;
    private final boolean right;
    private boolean told;

    private Column(String title, boolean right) {
        this.title = title;
        this.right = right;
    }

    /** A column of words. */
    static Column left(String title, Function<RollCall, String> cell) {
        return new OfWords(title, false, cell);
    }

    /** A column of numbers, null where the text does not tell. */
    static Column right(String title, Function<RollCall, @Nullable Object> cell) {
        return new OfWords(title, true, call -> {
            Object number = cell.apply(call);
            return number == null ? UNKNOWN : number.toString();
        });
    }

    /** A column of sets of CPUs: a dash for the empty one, a question mark where the text does not tell. */
    static Column ofCpus(String title, Function<RollCall, @Nullable CpuSet> cpus) {
        return new OfCpus(title, cpus);
    }

    String title() {
        return title;
    }

    /** Whether a cell says something. */
    boolean isTold() {
        return told;
    }

    /** Appends a cell of a column that is so wide. */
    void append(StringBuilder line, String cell, int width) {
        int blanks = width - cell.length();
        if (right) {
            blank(line, blanks).append(cell);
        } else {
            blank(line.append(cell), blanks);
        }
    }

    private static StringBuilder blank(StringBuilder line, int count) {
        for (int i = 0; i < count; i++) {
            line.append(' ');
        }
        return line;
    }

    /** Makes room for the cell of this roll call. */
    void measure(RollCall call) {
        String whole = cell(call, Integer.MAX_VALUE);
        told |= !whole.equals(EMPTY) && !whole.equals(UNKNOWN);
        measure(call, whole.length());
    }

    abstract void measure(RollCall call, int whole);

    /** The cell of a roll call where lists of more than so many characters are counted. */
    abstract String cell(RollCall call, int widest);

    /** How wide the column is then. */
    abstract int width(int widest);

    private static final class OfWords extends Column {
        private final Function<RollCall, String> cell;
        private int width;

        OfWords(String title, boolean right, Function<RollCall, String> cell) {
            super(title, right);
            this.cell = cell;
            width = title.length();
        }

        @Override
        void measure(RollCall call, int whole) {
            width = Math.max(width, whole);
        }

        @Override
        String cell(RollCall call, int widest) {
            return cell.apply(call);
        }

        @Override
        int width(int widest) {
            return width;
        }
    }

    private static final class OfCpus extends Column {
        private final Function<RollCall, @Nullable CpuSet> cpus;
        /** For each length of a list, up to a bound, how many CPUs the largest of such sets has; 0 if there is no such list. */
        private final int[] sizes = new int[WIDEST + 2];

        OfCpus(String title, Function<RollCall, @Nullable CpuSet> cpus) {
            super(title, false);
            this.cpus = cpus;
        }

        @Override
        void measure(RollCall call, int whole) {
            CpuSet set = cpus.apply(call);
            if (set != null) {
                int length = Math.min(whole, WIDEST + 1);
                sizes[length] = Math.max(sizes[length], set.size());
            }
        }

        @Override
        String cell(RollCall call, int widest) {
            CpuSet set = cpus.apply(call);
            if (set == null) {
                return UNKNOWN;
            }
            return set.isEmpty() ? EMPTY : CpuWords.list(set, widest);
        }

        @Override
        int width(int widest) {
            int width = title().length();
            for (int length = 1; length <= WIDEST + 1; length++) {
                if (sizes[length] > 0) {
                    int cell = length <= widest
                            ? length
                            : CpuWords.count(sizes[length]).length();
                    width = Math.max(width, cell);
                }
            }
            return width;
        }
    }
}
