package org.rollcall.report;

import java.io.PrintWriter;
import org.rollcall.roll.RollCall;

/** One JSON array: the record of each log, with the records of its roll calls inside. */
final class JsonReport implements Report {
    private final PrintWriter out;
    private final KeptCalls calls = new KeptCalls();
    private final Records records = new Records();
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
        out.print(any ? ",\n" : "[\n");
        any = true;
        out.append(records.open(summary)).append(",\"records\":[");
        String[] comma = {""};
        calls.forEach(call -> {
            out.append(comma[0]).append(records.of(summary.log(), call));
            comma[0] = ",";
        });
        out.append("]}");
        calls.close();
    }

    @Override
    public void end() {
        out.print(any ? "\n]\n" : "[]\n");
        out.flush();
    }
}
