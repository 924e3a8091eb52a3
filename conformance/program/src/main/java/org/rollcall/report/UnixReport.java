package org.rollcall.report;

import java.io.PrintWriter;
import org.rollcall.roll.RollCall;

/** For editors, which follow {@code FILE:LINE:} as they follow a compiler's: a line for each roll call and each of its reasons. */
final class UnixReport implements Report {
    private final PrintWriter out;

    UnixReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void rollCall(String log, RollCall call) {
        line(log, call.requestLine(), Sentence.of(call));
        for (ReasonGroup group : ReasonGroup.of(call)) {
            Long evidence = group.line();
            line(
                    log,
                    evidence == null ? call.requestLine() : evidence,
                    "note: " + group.text() + " [" + group.code().word() + "]");
        }
    }

    @Override
    public void log(LogSummary summary) {
        if (summary.verdict() == null) {
            line(summary.log(), 1, "none: no roll call in " + summary.lines() + " lines");
        }
        summary.remarks().forEach(remark -> line(summary.log(), remark.line(), "note: " + remark.text()));
        out.flush();
    }

    private void line(String log, long line, String text) {
        out.print(Printable.text(log) + ":" + line + ": " + text + "\n");
    }
}
