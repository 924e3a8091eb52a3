package org.rollcall.report;

import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Reason;
import org.rollcall.roll.Remark;
import org.rollcall.roll.RollCall;
import tools.jackson.core.JsonGenerator;

/** Writes the records of {@code rollcall-record.schema.json}. */
final class Records {
    private Records() {}

    static void write(String log, RollCall call, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("type", "rollcall");
        json.writeStringProperty("log", Printable.text(log));
        json.writeNumberProperty("index", call.index());
        json.writeNumberProperty("boot", call.boot());
        json.writeNumberProperty("first_line", call.firstLine());
        json.writeNumberProperty("last_line", call.lastLine());
        json.writeNumberProperty("request_line", call.requestLine());
        json.writeStringProperty("kind", call.kind().word());
        json.writeStringProperty("trigger", call.trigger().word());
        number("requester", call.requester(), json);
        list("asked", call.asked(), json);
        list("answered", call.answered(), json);
        list("idle", call.idle(), json);
        list("missed", call.missed(), json);
        list("undecided", call.undecided(), json);
        json.writeStringProperty("verdict", call.verdict().word());
        json.writeArrayPropertyStart("reasons");
        for (Reason reason : call.reasons()) {
            write(reason, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static void write(LogSummary summary, JsonGenerator json) {
        json.writeStartObject();
        writeProperties(summary, json);
        json.writeEndObject();
    }

    /** The inside of a log's record. */
    static void writeProperties(LogSummary summary, JsonGenerator json) {
        json.writeStringProperty("type", "log");
        json.writeStringProperty("log", Printable.text(summary.log()));
        json.writeNumberProperty("rollcalls", summary.rollCalls());
        json.writeNumberProperty("lines", summary.lines());
        json.writeStringProperty("verdict", summary.word());
        json.writeArrayPropertyStart("remarks");
        for (Remark remark : summary.remarks()) {
            write(remark, json);
        }
        json.writeEndArray();
    }

    private static void write(Remark remark, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("kind", remark.kind().word());
        json.writeNumberProperty("line", remark.line());
        json.writeNumberProperty("count", remark.count());
        json.writeStringProperty("text", remark.text());
        json.writeEndObject();
    }

    private static void write(Reason reason, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("code", reason.code().word());
        number("cpu", reason.cpu(), json);
        json.writeNumberProperty("line", reason.line());
        json.writeStringProperty("text", Printable.text(reason.text()));
        json.writeEndObject();
    }

    private static void number(String name, @Nullable Integer number, JsonGenerator json) {
        if (number == null) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, number);
        }
    }

    private static void list(String name, @Nullable CpuSet cpus, JsonGenerator json) {
        json.writeStringProperty(name, cpus == null ? null : cpus.toString());
    }
}
