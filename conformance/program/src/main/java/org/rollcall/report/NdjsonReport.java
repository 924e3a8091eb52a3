package org.rollcall.report;

import java.io.PrintWriter;
import org.rollcall.roll.RollCall;
import tools.jackson.databind.json.JsonMapper;

/** One JSON record a line, in the order in which they become known. */
final class NdjsonReport implements Report {
    private final PrintWriter out;

    NdjsonReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void rollCall(String log, RollCall call) {
        line(JsonMapper.shared().writeValueAsString(Records.of(log, call)));
    }

    @Override
    public void log(LogSummary summary) {
        line(JsonMapper.shared().writeValueAsString(Records.of(summary)));
        out.flush();
    }

    @Override
    public void flush() {
        out.flush();
    }

    private void line(String json) {
        out.print(json);
        out.print('\n');
    }
}
