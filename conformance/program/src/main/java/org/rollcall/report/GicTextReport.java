package org.rollcall.report;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rollcall.gickit.Difference;
import org.rollcall.gickit.Explanation;
import org.rollcall.gickit.ScriptReport;
import org.rollcall.gickit.ScriptReport.Verdict;

/** For a person: a line for each comparison, what differs, and what would explain it. */
final class GicTextReport implements GicReport {
    private final PrintWriter out;
    private final boolean several;
    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);

    /** @param several whether to name the scripts, and to sum up */
    GicTextReport(PrintWriter out, boolean several) {
        this.out = out;
        this.several = several;
    }

    @Override
    public void add(Compared compared) {
        ScriptReport report = compared.report();
        counts.merge(report.verdict(), 1, Integer::sum);
        String name = several ? Printable.text(compared.script()) + ": " : "";
        out.println(name + line(compared));
        differences(compared).forEach(out::print);
        if (report.explanation() != null) {
            out.println(explained(report.explanation()));
        }
        out.flush();
    }

    @Override
    public void end() {
        if (several) {
            out.println(counts.values().stream().mapToInt(Integer::intValue).sum() + " comparisons: "
                    + counts.entrySet().stream()
                            .map(entry -> entry.getValue() + " " + word(entry.getKey()))
                            .collect(Collectors.joining(", ")));
        }
        out.flush();
    }

    static String word(Verdict verdict) {
        return switch (verdict) {
            case AGREES -> "agrees";
            case DIFFERS -> "differs";
            case INCOMPLETE -> "incomplete";
            case NOTHING_COMPARED -> "nothing compared";
        };
    }

    /** The verdict and what it rests on. */
    static String line(Compared compared) {
        ScriptReport report = compared.report();
        StringBuilder text = new StringBuilder(word(report.verdict()));
        text.append(": ").append(report.operations()).append(" operations, ");
        text.append(report.equal()).append(" answers the same, ");
        text.append(report.different()).append(" different, ");
        text.append(report.excuses()).append(" excused");
        text.append(reasons(report.excused()));
        if (!report.unbound().isEmpty()) {
            text.append("; ").append(report.equal() - report.same()).append(" of the same bind nobody");
            text.append(reasons(report.unbound()));
        }
        if (report.unanswered() > 0) {
            text.append("; ").append(report.unanswered()).append(" answers are missing, the first on line ");
            text.append(report.firstUnanswered().orElse(0));
        }
        if (report.cut()) {
            text.append("; the header announces ")
                    .append(report.header().operations().orElse(0));
            text.append(" operations: the file was cut, or lines were left out");
        }
        return text.append(" (")
                .append(Printable.text(compared.other()))
                .append(')')
                .toString();
    }

    private static String reasons(Map<String, Integer> counts) {
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " by " + Printable.text(entry.getKey()))
                        .collect(Collectors.joining("; ", " (", ")"));
    }

    static List<String> differences(Compared compared) {
        ScriptReport report = compared.report();
        return report.differences().stream()
                .map(difference -> (difference == report.differences().get(0) ? "first difference: " : "difference: ")
                        + text(report, compared.other(), difference))
                .toList();
    }

    private static String text(ScriptReport report, String other, Difference difference) {
        StringBuilder text = new StringBuilder(difference.where()).append('\n');
        line(text, other, Difference.words(difference.theirs()));
        line(text, "model", Difference.words(difference.model()));
        if (difference.qemu() != null) {
            line(text, "QEMU", Difference.words(difference.qemu()));
        }
        line(text, "case", report.header().name());
        if (difference.operation().note() != null) {
            line(text, "note", difference.operation().note());
        }
        line(text, "rule", difference.rule().text());
        line(text, "read from", difference.rule().source());
        if (!difference.registers().isEmpty()) {
            text.append("  registers of PE ").append(difference.operation().pe());
            text.append(" in the model before it:\n");
            difference
                    .registers()
                    .forEach((register, value) -> text.append("    ")
                            .append(register)
                            .append(" = ")
                            .append(value)
                            .append('\n'));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  ").append(Printable.text(name)).append(": ");
        text.append(Printable.text(value)).append('\n');
    }

    static String explained(Explanation explanation) {
        if (!explanation.fits().isEmpty()) {
            return "explained by: " + fits(explanation.fits())
                    + "\n  If your GIC is meant to be so, declare it in the header or in a file given with --gic:"
                    + " docs/gic.md.";
        }
        String none = "no choice explains it: " + explanation.tried() + " were tried, alone and in pairs";
        return explanation.partial().isEmpty()
                ? none
                : none + "; in part: "
                        + explanation.partial().stream()
                                .map(fit -> String.join(" with ", fit.names()) + " leaves " + fit.different())
                                .collect(Collectors.joining(", "));
    }

    private static String fits(List<Explanation.Fit> fits) {
        return fits.stream()
                .map(fit -> String.join(" with ", fit.names())
                        + (fit.legal()
                                ? " (the architecture allows it)"
                                : " (QEMU does so, the architecture does not)"))
                .collect(Collectors.joining(", or "));
    }
}
