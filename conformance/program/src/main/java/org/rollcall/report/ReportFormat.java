package org.rollcall.report;

import java.io.PrintWriter;
import java.util.Locale;

/** The forms of output, by the names of the command line. */
public enum ReportFormat {
    TEXT,
    UNIX,
    JSON,
    NDJSON,
    JUNIT,
    KTAP,
    GITHUB,
    SARIF,
    KCIDB,
    HTML,
    ASCII,
    PUML,
    MERMAID;

    /**
     * A report of this form.
     *
     * @param out where it goes; the caller closes it
     * @param options how it is written
     */
    public Report open(PrintWriter out, ReportOptions options) {
        return switch (this) {
            case TEXT -> new TextReport(out, options);
            case UNIX -> new UnixReport(out);
            case JSON -> new JsonReport(out);
            case NDJSON -> new NdjsonReport(out);
            case JUNIT -> new JunitReport(out);
            case KTAP -> new KtapReport(out);
            case GITHUB -> new GithubReport(out);
            case SARIF -> new SarifReport(out);
            case KCIDB -> new KcidbReport(out, options.build());
            case HTML -> new HtmlReport(out, options);
            case ASCII -> new SequenceReport(out, SequenceReport.Form.ASCII);
            case PUML -> new SequenceReport(out, SequenceReport.Form.PUML);
            case MERMAID -> new SequenceReport(out, SequenceReport.Form.MERMAID);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
