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
        for (int c = 0; c < v.cpus; c++) {
            for (IntCell cell : v.eachCpu) {
                cell.put(target, to[c], cell.get(s, c));
            }
            v.showQ.put(target, to[c], set(v.showQ.get(s, c)));
            v.showTaken.put(target, to[c], set(v.showTaken.get(s, c)));
        }
        for (SetCell cell : v.sets) {
            cell.put(target, set(cell.get(s)));
        }
        for (CpuCell cell : v.references) {
            int c = cell.get(s);
            cell.put(target, c == CpuCell.NONE ? c : to[c]);
        }
        for (IntCell cell : v.shared) {
            cell.put(target, cell.get(s));
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
