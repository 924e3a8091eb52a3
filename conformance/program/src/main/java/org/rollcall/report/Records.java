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
        text("type", "rollcall");
        text("log", log);
        number("index", call.index());
        number("boot", call.boot());
        number("first_line", call.firstLine());
        number("last_line", call.lastLine());
        number("request_line", call.requestLine());
        text("kind", call.kind().word());
        text("trigger", call.trigger().word());
        number("requester", call.requester());
        list("asked", call.asked());
        list("answered", call.answered());
        list("idle", call.idle());
        list("missed", call.missed());
        list("undecided", call.undecided());
        text("verdict", call.verdict().word());
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
        text("type", "log");
        text("log", summary.log());
        number("rollcalls", summary.rollCalls());
        number("lines", summary.lines());
        text("verdict", summary.word());
        json.writeArrayPropertyStart("remarks");
        for (Remark remark : summary.remarks()) {
            write(remark);
        }
        json.writeEndArray();
    }

    private void write(Remark remark) {
        json.writeStartObject();
        text("kind", remark.kind().word());
        number("line", remark.line());
        number("count", remark.count());
        json.writeStringProperty("text", remark.text());
        json.writeEndObject();
    }

    private void write(Reason reason) {
        json.writeStartObject();
        text("code", reason.code().word());
        number("cpu", reason.cpu());
        number("line", reason.line());
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
            number(name, number.longValue());
        }
    }

    private void number(String name, long number) {
        json.writeNumberProperty(name, number);
    }

    private void list(String name, @Nullable CpuSet cpus) {
        json.writeStringProperty(name, cpus == null ? null : cpus.toString());
    }
}
