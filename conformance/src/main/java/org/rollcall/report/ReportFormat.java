package org.rollcall.report;

import java.io.PrintWriter;
import java.util.Locale;

/** The forms of output, by the names of the command line. */
public enum ReportFormat {
    TEXT,
    NDJSON;

    /** A report of this form. */
    public Report open(PrintWriter out, boolean explain) {
        return switch (this) {
            case TEXT -> new TextReport(out, explain);
            case NDJSON -> new NdjsonReport(out);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
