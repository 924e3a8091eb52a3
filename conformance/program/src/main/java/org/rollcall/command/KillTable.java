package org.rollcall.command;

import java.io.PrintWriter;
import org.rollcall.replay.KillMatrix;

/** What {@code replay --mutants} prints: a row for each mutation and each fault, then how many nothing found. */
final class KillTable {
    private static final String ROW = "%-14s %-30s %-22s %-18s %s%n";

    private final PrintWriter out;
    private int survivors;
    private int total;

    KillTable(PrintWriter out) {
        this.out = out;
    }

    /** Gives the exit status. */
    int print(KillMatrix matrix) {
        out.printf(ROW, "mutant of", "name", "found by replay of", "property", "difference");
        matrix.run(this::row);
        out.printf("%d mutants, %d survive%n", total, survivors);
        return survivors == 0 ? ExitStatus.OK : ExitStatus.FOUND;
    }

    private void row(KillMatrix.Kill kill) {
        total++;
        survivors += kill.survives() ? 1 : 0;
        out.printf(
                ROW,
                kill.kind(),
                kill.name(),
                kill.survives() ? "NOTHING" : kill.model(),
                kill.property(),
                kill.difference());
        out.flush();
    }
}
