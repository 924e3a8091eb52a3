package org.rollcall.report;

import java.io.PrintWriter;
import java.util.List;
import org.rollcall.roll.RollCall;

/** For people who watch a log grow: each roll call as soon as it is settled. */
public final class LiveTextReport implements Report {
    private final PrintWriter out;
    private final ReportOptions options;

    /** A report to this writer. */
    public LiveTextReport(PrintWriter out, ReportOptions options) {
        this.out = out;
        this.options = options;
    }

    @Override
    public void rollCall(String log, RollCall call) {
        String verdict = call.verdict().word();
        String text = Sentence.of(call) + " (line " + call.requestLine() + ")";
        List<String> lines = Paragraph.set(text, options.width(), "", "  ");
        print(options.ink().verdict(call.verdict(), verdict) + lines.get(0).substring(verdict.length()));
        lines.stream().skip(1).forEach(this::print);
        TextReport.reasons(call, options).forEach(this::print);
        out.flush();
    }

    @Override
    public void log(LogSummary summary) {
        print(summary.word() + " in " + summary.lines() + " lines: " + TextReport.name(summary));
        TextReport.remarks(summary, options).forEach(this::print);
        out.flush();
    }

    private void print(String line) {
        out.print(line);
        out.print('\n');
    }
}
