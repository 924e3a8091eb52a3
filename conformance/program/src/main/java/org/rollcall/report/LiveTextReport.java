package org.rollcall.report;

import java.io.PrintWriter;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;

/** For people who watch a log grow: each roll call as soon as it is settled. */
public final class LiveTextReport implements Report {
    private final PrintWriter out;

    /** A report to this writer. */
    public LiveTextReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void rollCall(String log, RollCall call) {
        String name = Printable.text(log);
        out.print(name + ":" + call.requestLine() + ": " + TextReport.sentence(call) + "\n");
        if (call.verdict() != Verdict.COMPLETE) {
            call.reasons().forEach(reason -> out.print(TextReport.reason(name, call, reason) + "\n"));
        }
        out.flush();
    }

    @Override
    public void log(LogSummary summary) {
        out.print(Printable.text(summary.log()) + ": " + summary.word() + "\n");
        out.flush();
    }
}
