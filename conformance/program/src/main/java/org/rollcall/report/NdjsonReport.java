package org.rollcall.report;

import java.io.PrintWriter;
import org.rollcall.roll.RollCall;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** One JSON record a line, in the order in which they become known. */
final class NdjsonReport implements Report {
    private static final JsonFactory FORM = JsonFactory.builder()
            .rootValueSeparator("")
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    private final PrintWriter out;
    private final JsonGenerator json;
    private final Records records;

    NdjsonReport(PrintWriter out) {
        this.out = out;
        json = FORM.createGenerator(ObjectWriteContext.empty(), out);
        records = new Records(json);
    }

    @Override
    public void rollCall(String log, RollCall call) {
        records.write(log, call);
        endLine();
    }

    @Override
    public void log(LogSummary summary) {
        records.write(summary);
        endLine();
        out.flush();
    }

    @Override
    public void flush() {
        out.flush();
    }

    private void endLine() {
        json.writeRaw('\n');
        json.flush();
    }
}
