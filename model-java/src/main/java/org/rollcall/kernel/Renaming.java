package org.rollcall.kernel;

/** A state with its CPUs renamed: CPU {@code c} becomes {@code to[c]}. */
public final class Renaming {
    private final Variables v;
    private final int[] to;

    /** The renaming of a machine with this layout; {@code to} is a permutation of its CPUs. */
    public Renaming(Variables v, int... to) {
        this.v = v;
        this.to = to.clone();
    }

    /** Writes the renamed state into {@code target}. */
    public void rename(long[] s, long[] target) {
        for (Record rows : v.rows()) {
            for (int c = 0; c < v.cpus; c++) {
                rename(rows, s, c, target, to[c]);
            }
        }
        rename(v.once, s, 0, target, 0);
    }

    private void rename(Record cells, long[] s, int row, long[] target, int renamedRow) {
        for (IntCell cell : cells.numbers()) {
            cell.put(target, renamedRow, cell.get(s, row));
        }
        for (SetCell cell : cells.sets()) {
            cell.put(target, renamedRow, set(cell.get(s, row)));
        }
        for (CpuCell cell : cells.references()) {
            int c = cell.get(s, row);
            cell.put(target, renamedRow, c == CpuCell.NONE ? c : to[c]);
        }
    }

    private long set(long cpus) {
        long renamed = 0;
        for (long left = cpus; left != 0; left &= left - 1) {
            renamed |= 1L << to[Long.numberOfTrailingZeros(left)];
        }
        return renamed;
    }
}
