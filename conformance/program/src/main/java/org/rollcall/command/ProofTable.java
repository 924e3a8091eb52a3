package org.rollcall.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rollcall.proof.CrossCheck;
import org.rollcall.proof.Cvc5;
import org.rollcall.proof.InductionTable;
import org.rollcall.proof.Obligation;
import org.rollcall.proof.Outcome;
import org.rollcall.proof.Proof;
import org.rollcall.proof.Reevaluation;
import org.rollcall.spec.syntax.Module;

/** The outcomes of one module as text: a row for each obligation, counterexamples, and what holds. */
final class ProofTable {
    private final Module module;
    private final Set<String> dropped;
    private final PrintWriter out;

    ProofTable(Module module, Set<String> dropped, PrintWriter out) {
        this.module = module;
        this.dropped = dropped;
        this.out = out;
    }

    void header() {
        out.printf("%-10s %-14s %-20s %-24s %8s%n", "", "theorem", "step", "conclusion", "ms");
    }

    void row(Outcome outcome) {
        Obligation obligation = outcome.obligation();
        String word = outcome instanceof Outcome.Proved
                ? "proved"
                : outcome instanceof Outcome.Refuted ? "REFUTED" : "UNKNOWN";
        out.printf(
                Locale.ROOT,
                "%-10s %-14s %-20s %-24s %8.1f%n",
                word,
                obligation.theorem(),
                obligation.step(),
                obligation.goal(),
                outcome.time().toNanos() / 1e6);
        if (outcome instanceof Outcome.Unknown unknown) {
            out.println("  the solver gave up: " + unknown.reason());
        }
    }

    void counterexample(Outcome.Refuted refuted, Reevaluation tools) {
        InductionTable.lines(refuted.counterexample(), refuted.obligation().step())
                .forEach(line -> out.println("  " + line));
        List<String> disagreements = tools.disagreements(refuted, dropped);
        if (disagreements.isEmpty()) {
            out.println("  the TLA+ tools agree");
        }
        disagreements.forEach(
                each -> out.println("  THE TLA+ TOOLS DISAGREE, report it as an error of rollcall: " + each));
    }

    void summary(int obligations, int failed, double seconds) {
        SortedSet<String> made = new TreeSet<>(Proof.assumptions(module));
        made.removeAll(dropped);
        String assuming = made.isEmpty() ? "" : " (each assumes some of " + String.join(", ", made) + ")";
        out.printf(
                Locale.ROOT,
                failed == 0
                        ? "%s: %d obligations proved in %.1f s; its theorems hold for every set of CPUs%s%n"
                        : "%s: %d obligations, %.1f s; not proved: " + failed + "%s%n",
                module.name(),
                obligations,
                seconds,
                assuming);
    }

    /** What cvc5 says; only what it does not confirm has a line. */
    void crossChecks(List<CrossCheck> checks, String version, double seconds) {
        int confirmed = 0;
        int undecided = 0;
        for (CrossCheck check : checks) {
            if (check.disagrees()) {
                out.println("THE SOLVERS DISAGREE, report it as an error of rollcall: "
                        + check.first().obligation() + ": Z3 says "
                        + (check.first() instanceof Outcome.Proved ? "it holds" : "it does not hold")
                        + ", cvc5 the contrary");
            } else if (check.second() == Cvc5.Answer.UNDECIDED) {
                undecided++;
                out.println("not decided by cvc5: " + check.first().obligation());
            } else {
                confirmed++;
            }
        }
        out.printf(
                Locale.ROOT,
                "%s: cvc5 %s decides %d obligations as Z3 does, %d otherwise, %d not at all, in %.1f s%n",
                module.name(),
                version,
                confirmed,
                checks.size() - confirmed - undecided,
                undecided,
                seconds);
    }
}
