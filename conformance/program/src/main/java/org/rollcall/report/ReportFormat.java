package org.rollcall.report;

import java.io.PrintWriter;
import java.util.Locale;

/** The forms of output, by the names of the command line. */
public enum ReportFormat {
    TEXT,
    JSON,
    NDJSON,
    JUNIT,
    KTAP,
    GITHUB,
    SARIF;

    /**
     * A report of this form.
     *
     * @param out where it goes; the caller closes it
     * @param explain whether a report for people gives all reasons
     */
    public Report open(PrintWriter out, boolean explain) {
        return switch (this) {
            case TEXT -> new TextReport(out, explain);
            case JSON -> new JsonReport(out);
            case NDJSON -> new NdjsonReport(out);
            case JUNIT -> new JunitReport(out);
            case KTAP -> new KtapReport(out);
            case GITHUB -> new GithubReport(out);
            case SARIF -> new SarifReport(out);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
