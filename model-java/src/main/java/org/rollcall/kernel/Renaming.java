package org.rollcall.kernel;

import java.util.Arrays;

/** A state with its CPUs renamed: CPU {@code c} becomes {@code to[c]}. */
public final class Renaming {
    /** Up to so many CPUs there is a table of all sets. */
    private static final int TABLE_CPUS = 8;

    private final Variables v;
    private final int[] to;
    /** The CPU that becomes CPU {@code c}. */
    private final int[] from;

    private final long[] sets;
    private final Rows eachCpu;
    private final Rows eachGicr;
    private final Rows once;

    /** The renaming of a machine with this layout; {@code to} is a permutation of its CPUs. */
    public Renaming(Variables v, int... to) {
        this.v = v;
        this.to = to.clone();
        from = new int[to.length];
        for (int c = 0; c < to.length; c++) {
            from[to[c]] = c;
        }
        sets = new long[v.cpus <= TABLE_CPUS ? 1 << v.cpus : 0];
        Arrays.setAll(sets, this::renamed);
        eachCpu = new Rows(v.eachCpu);
        eachGicr = new Rows(v.eachGicr);
        once = new Rows(v.once);
    }

    /** Writes the renamed state into {@code target}. */
    public void rename(long[] s, long[] target) {
        Arrays.fill(target, 0);
        for (int c = 0; c < v.cpus; c++) {
            eachCpu.rename(s, c, target, to[c]);
            eachGicr.rename(s, c, target, to[c]);
        }
        once.rename(s, 0, target, 0);
    }

    /**
     * Whether the renamed state is smaller than {@code bound}, compared word by word. If it is, it is in {@code target}; if
     * not, that is known after a word or two, and {@code target} holds nothing of use.
     */
    public boolean renameBelow(long[] s, long[] bound, long[] target) {
        Arrays.fill(target, 0);
        int sign = 0;
        int compared = 0;
        for (int row = 0; row < v.cpus; row++) {
            eachCpu.rename(s, from[row], target, row);
            int complete = eachCpu.cells.start(row + 1) >>> 6;
            for (; sign == 0 && compared < complete; compared++) {
                sign = Long.compare(target[compared], bound[compared]);
            }
            if (sign > 0) {
                return false;
            }
        }
        for (int row = 0; row < v.cpus; row++) {
            eachGicr.rename(s, from[row], target, row);
        }
        once.rename(s, 0, target, 0);
        for (; sign == 0 && compared < v.words; compared++) {
            sign = Long.compare(target[compared], bound[compared]);
        }
        return sign < 0;
    }

    private long set(long cpus) {
        return sets.length > 0 ? sets[(int) cpus] : renamed(cpus);
    }

    private long renamed(long cpus) {
        long renamed = 0;
        for (long left = cpus; left != 0; left &= left - 1) {
            renamed |= 1L << to[Long.numberOfTrailingZeros(left)];
        }
        return renamed;
    }

    /** The rows of a record. Their numbers name no CPU: they are moved by the word. */
    private final class Rows {
        private final Record cells;
        private final long[] numberBits;
        private final SetCell[] sets;
        private final CpuCell[] references;

        Rows(Record cells) {
            this.cells = cells;
            numberBits = cells.numberBits();
            sets = cells.sets().toArray(SetCell[]::new);
            references = cells.references().toArray(CpuCell[]::new);
        }

        void rename(long[] s, int row, long[] target, int renamedRow) {
            for (int i = 0; i < numberBits.length; i++) {
                int from = cells.start(row) + i * Long.SIZE;
                int at = cells.start(renamedRow) + i * Long.SIZE;
                target[at >>> 6] |= (s[from >>> 6] >>> from & numberBits[i]) << at;
            }
            for (SetCell cell : sets) {
                cell.put(target, renamedRow, set(cell.get(s, row)));
            }
            for (CpuCell cell : references) {
                int c = cell.get(s, row);
                cell.put(target, renamedRow, c == CpuCell.NONE ? c : to[c]);
            }
        }
    }
}
