package org.rollcall.report;

import java.io.PrintWriter;
import org.rollcall.roll.RollCall;

/** One JSON record a line, in the order in which they become known. */
final class NdjsonReport implements Report {
    private final PrintWriter out;
    private final Records records = new Records();

    NdjsonReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void rollCall(String log, RollCall call) {
        line(records.of(log, call));
    }

    @Override
    public void log(LogSummary summary) {
        line(records.of(summary));
        out.flush();
    }

    @Override
    public void flush() {
        out.flush();
    }

    private void line(CharSequence record) {
        out.append(record).append('\n');
    }
}
