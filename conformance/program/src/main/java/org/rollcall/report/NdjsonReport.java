package org.rollcall.report;

import java.io.PrintWriter;
import org.rollcall.roll.RollCall;
import tools.jackson.databind.json.JsonMapper;

/** One JSON record a line, each written as soon as it is known. */
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
    }

    private void line(String json) {
        out.print(json);
        out.print('\n');
        out.flush();
    }
}
