package org.rollcall.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.roll.RollCall;
import tools.jackson.databind.json.JsonMapper;

/** One JSON array: the record of each log, with the records of its roll calls inside. */
final class JsonReport implements Report {
    private final PrintWriter out;
    private final List<RollCall> calls = new ArrayList<>();
    private boolean any;

    JsonReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void rollCall(String log, RollCall call) {
        calls.add(call);
    }

    @Override
    public void log(LogSummary summary) {
        Map<String, @Nullable Object> record = Records.of(summary, calls);
        out.print(any ? ",\n" : "[\n");
        out.print(JsonMapper.shared().writeValueAsString(record));
        any = true;
        calls.clear();
    }

    @Override
    public void end() {
        out.print(any ? "\n]\n" : "[]\n");
        out.flush();
    }
}
