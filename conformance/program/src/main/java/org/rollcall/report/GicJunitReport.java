package org.rollcall.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.gickit.Explanation;
import org.rollcall.gickit.ScriptReport.Verdict;
import org.rollcall.report.JunitXml.Counts;
import org.rollcall.report.JunitXml.Outcome;

/** JUnit XML: one suite with a case for each comparison. One that compares nothing, or misses answers, is an error. */
final class GicJunitReport implements GicReport {
    private final PrintWriter out;
    private final List<Compared> all = new ArrayList<>();

    GicJunitReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void add(Compared compared) {
        all.add(compared);
    }

    @Override
    public void end() {
        JunitXml.write(out, xml -> {
            long errors = count(Verdict.INCOMPLETE) + count(Verdict.NOTHING_COMPARED);
            xml.startSuite("rollcall gic", new Counts(all.size(), count(Verdict.DIFFERS), errors, 0));
            for (Compared compared : all) {
                String name = compared.report().header().name() + " (" + compared.other() + ")";
                xml.testCase(Printable.text(compared.script()), Printable.text(name), outcome(compared));
            }
            xml.endSuite();
        });
    }

    private static @Nullable Outcome outcome(Compared compared) {
        return switch (compared.report().verdict()) {
            case AGREES -> null;
            case DIFFERS -> outcome("failure", compared);
            case INCOMPLETE, NOTHING_COMPARED -> outcome("error", compared);
        };
    }

    private static Outcome outcome(String element, Compared compared) {
        String differences = String.join("", GicTextReport.differences(compared));
        Explanation explanation = compared.report().explanation();
        String text = explanation == null ? differences : differences + GicTextReport.explained(explanation);
        return new Outcome(element, GicTextReport.line(compared), text);
    }

    private long count(Verdict verdict) {
        return all.stream()
                .filter(compared -> compared.report().verdict() == verdict)
                .count();
    }
}
