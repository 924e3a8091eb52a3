package org.rollcall.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rollcall.kernel.Renaming;
import org.rollcall.kernel.Variables;

/**
 * One state for each orbit of interchangeable CPUs: the smallest of its renamings. CPUs are interchangeable if the
 * configuration names them in the same sets. Not for use by two threads.
 */
public final class Symmetry {
    private static final int MOST_RENAMINGS = 5040;

    private final Kernel kernel;
    private final List<Renaming> renamings = new ArrayList<>();
    private final long[] best;
    private final long[] renamed;

    private Symmetry(Kernel kernel) {
        this.kernel = kernel;
        Variables v = kernel.v;
        best = new long[v.words];
        renamed = new long[v.words];
    }

    /**
     * The symmetry of a machine.
     *
     * @throws IllegalArgumentException if so many CPUs are interchangeable that trying all renamings is hopeless
     */
    public static Symmetry of(Machine machine) {
        Variables v = machine.kernel().v;
        Symmetry symmetry = new Symmetry(machine.kernel());
        int[] classes = classes(machine.configuration());
        int[] to = new int[v.cpus];
        Arrays.fill(to, -1);
        symmetry.collect(v, classes, to, 0);
        return symmetry;
    }

    /** The state that stands for all renamings of this one. */
    public State representative(State state) {
        long[] words = state.packed();
        canonicalise(words);
        return new State(kernel, words);
    }

    /** Puts the representative of a state in its place, in packed words. */
    public void canonicalise(long[] state) {
        System.arraycopy(state, 0, best, 0, best.length);
        for (Renaming renaming : renamings) {
            if (renaming.renameBelow(state, best, renamed)) {
                System.arraycopy(renamed, 0, best, 0, best.length);
            }
        }
        System.arraycopy(best, 0, state, 0, best.length);
    }

    private void collect(Variables v, int[] classes, int[] to, int c) {
        if (renamings.size() > MOST_RENAMINGS) {
            throw new IllegalArgumentException(
                    "too many interchangeable CPUs: name some in a set of the configuration");
        }
        if (c == to.length) {
            renamings.add(new Renaming(v, to));
            return;
        }
        for (int d = 0; d < to.length; d++) {
            int candidate = d;
            boolean free = Arrays.stream(to, 0, c).noneMatch(taken -> taken == candidate);
            if (free && classes[d] == classes[c]) {
                to[c] = d;
                collect(v, classes, to, c + 1);
            }
        }
    }

    private static int[] classes(Configuration k) {
        List<CpuMask> sets = k.sets().toList();
        int[] classes = new int[k.cpus()];
        for (int c = 0; c < classes.length; c++) {
            int signature = 0;
            for (CpuMask set : sets) {
                signature = signature << 1 | (set.contains(c) ? 1 : 0);
            }
            classes[c] = signature;
        }
        return classes;
    }
}
