package org.rollcall.report;

import java.io.PrintWriter;
import org.rollcall.roll.RollCall;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** One JSON array: the record of each log, with the records of its roll calls inside. */
final class JsonReport implements Report {
    private final PrintWriter out;
    private final KeptCalls calls = new KeptCalls();
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
        JsonGenerator json = JsonMapper.shared().createGenerator(out);
        var records = new Records(json);
        json.writeStartObject();
        records.writeProperties(summary);
        json.writeArrayPropertyStart("records");
        calls.forEach(call -> records.write(summary.log(), call));
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
        calls.close();
    }

    @Override
    public void end() {
        out.print(any ? "\n]\n" : "[]\n");
        out.flush();
    }
}
