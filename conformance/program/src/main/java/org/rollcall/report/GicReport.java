package org.rollcall.report;

import java.io.PrintWriter;
import org.rollcall.gickit.ScriptReport;

/** Where the comparisons of op-scripts go. */
public interface GicReport {
    /**
     * One comparison with the model.
     *
     * @param script the file
     * @param other whose answers were held against the model's: "yours", or a program and its version
     */
    record Compared(String script, String other, ScriptReport report) {}

    /** Takes the next one. */
    void add(Compared compared);

    /** After the last one. */
    void end();

    /** The report of that format. */
    static GicReport of(GicReportFormat format, PrintWriter out, boolean several) {
        return switch (format) {
            case TEXT -> new GicTextReport(out, several);
            case JSON -> new GicJsonReport(out);
            case JUNIT -> new GicJunitReport(out);
        };
    }
}
