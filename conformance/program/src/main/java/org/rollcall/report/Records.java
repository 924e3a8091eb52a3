package org.rollcall.report;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Reason;
import org.rollcall.roll.Remark;
import org.rollcall.roll.RollCall;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/** Writes the records of {@code rollcall-record.schema.json}. */
final class Records {
    /** So many texts are kept: logs and reasons repeat themselves. */
    private static final int MOST = 256;

    private final JsonGenerator json;
    private final Map<String, SerializableString> texts = new HashMap<>();

    /** Records that are written so. */
    Records(JsonGenerator json) {
        this.json = json;
    }

    void write(String log, RollCall call) {
        json.writeStartObject();
        json.writeStringProperty("type", "rollcall");
        text("log", log);
        json.writeNumberProperty("index", call.index());
        json.writeNumberProperty("boot", call.boot());
        json.writeNumberProperty("first_line", call.firstLine());
        json.writeNumberProperty("last_line", call.lastLine());
        json.writeNumberProperty("request_line", call.requestLine());
        json.writeStringProperty("kind", call.kind().word());
        json.writeStringProperty("trigger", call.trigger().word());
        number("requester", call.requester());
        list("asked", call.asked());
        list("answered", call.answered());
        list("idle", call.idle());
        list("missed", call.missed());
        list("undecided", call.undecided());
        json.writeStringProperty("verdict", call.verdict().word());
        json.writeArrayPropertyStart("reasons");
        for (Reason reason : call.reasons()) {
            write(reason);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    void write(LogSummary summary) {
        json.writeStartObject();
        writeProperties(summary);
        json.writeEndObject();
    }

    /** The inside of a log's record. */
    void writeProperties(LogSummary summary) {
        json.writeStringProperty("type", "log");
        text("log", summary.log());
        json.writeNumberProperty("rollcalls", summary.rollCalls());
        json.writeNumberProperty("lines", summary.lines());
        json.writeStringProperty("verdict", summary.word());
        json.writeArrayPropertyStart("remarks");
        for (Remark remark : summary.remarks()) {
            write(remark);
        }
        json.writeEndArray();
    }

    private void write(Remark remark) {
        json.writeStartObject();
        json.writeStringProperty("kind", remark.kind().word());
        json.writeNumberProperty("line", remark.line());
        json.writeNumberProperty("count", remark.count());
        json.writeStringProperty("text", remark.text());
        json.writeEndObject();
    }

    private void write(Reason reason) {
        json.writeStartObject();
        json.writeStringProperty("code", reason.code().word());
        number("cpu", reason.cpu());
        json.writeNumberProperty("line", reason.line());
        text("text", reason.text());
        json.writeEndObject();
    }

    private void text(String name, String text) {
        if (texts.size() > MOST) {
            texts.clear();
        }
        json.writeName(name);
        json.writeString(texts.computeIfAbsent(text, raw -> new SerializedString(Printable.text(raw))));
    }

    private void number(String name, @Nullable Integer number) {
        if (number == null) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, number);
        }
    }

    private void list(String name, @Nullable CpuSet cpus) {
        json.writeStringProperty(name, cpus == null ? null : cpus.toString());
    }
}
