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
    private static final SerializableString TYPE = new SerializedString("type");
    private static final SerializableString LOG = new SerializedString("log");
    private static final SerializableString INDEX = new SerializedString("index");
    private static final SerializableString BOOT = new SerializedString("boot");
    private static final SerializableString FIRST_LINE = new SerializedString("first_line");
    private static final SerializableString LAST_LINE = new SerializedString("last_line");
    private static final SerializableString REQUEST_LINE = new SerializedString("request_line");
    private static final SerializableString KIND = new SerializedString("kind");
    private static final SerializableString TRIGGER = new SerializedString("trigger");
    private static final SerializableString REQUESTER = new SerializedString("requester");
    private static final SerializableString ASKED = new SerializedString("asked");
    private static final SerializableString ANSWERED = new SerializedString("answered");
    private static final SerializableString IDLE = new SerializedString("idle");
    private static final SerializableString MISSED = new SerializedString("missed");
    private static final SerializableString UNDECIDED = new SerializedString("undecided");
    private static final SerializableString VERDICT = new SerializedString("verdict");
    private static final SerializableString REASONS = new SerializedString("reasons");
    private static final SerializableString ROLLCALLS = new SerializedString("rollcalls");
    private static final SerializableString LINES = new SerializedString("lines");
    private static final SerializableString REMARKS = new SerializedString("remarks");
    private static final SerializableString LINE = new SerializedString("line");
    private static final SerializableString COUNT = new SerializedString("count");
    private static final SerializableString TEXT = new SerializedString("text");
    private static final SerializableString CODE = new SerializedString("code");
    private static final SerializableString CPU = new SerializedString("cpu");

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
        text(TYPE, "rollcall");
        text(LOG, log);
        number(INDEX, call.index());
        number(BOOT, call.boot());
        number(FIRST_LINE, call.firstLine());
        number(LAST_LINE, call.lastLine());
        number(REQUEST_LINE, call.requestLine());
        text(KIND, call.kind().word());
        text(TRIGGER, call.trigger().word());
        number(REQUESTER, call.requester());
        list(ASKED, call.asked());
        list(ANSWERED, call.answered());
        list(IDLE, call.idle());
        list(MISSED, call.missed());
        list(UNDECIDED, call.undecided());
        text(VERDICT, call.verdict().word());
        json.writeName(REASONS);
        json.writeStartArray();
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
        text(TYPE, "log");
        text(LOG, summary.log());
        number(ROLLCALLS, summary.rollCalls());
        number(LINES, summary.lines());
        text(VERDICT, summary.word());
        json.writeName(REMARKS);
        json.writeStartArray();
        for (Remark remark : summary.remarks()) {
            write(remark);
        }
        json.writeEndArray();
    }

    private void write(Remark remark) {
        json.writeStartObject();
        text(KIND, remark.kind().word());
        number(LINE, remark.line());
        number(COUNT, remark.count());
        json.writeName(TEXT);
        json.writeString(remark.text());
        json.writeEndObject();
    }

    private void write(Reason reason) {
        json.writeStartObject();
        text(CODE, reason.code().word());
        number(CPU, reason.cpu());
        number(LINE, reason.line());
        text(TEXT, reason.text());
        json.writeEndObject();
    }

    private void text(SerializableString name, String text) {
        if (texts.size() > MOST) {
            texts.clear();
        }
        json.writeName(name);
        json.writeString(texts.computeIfAbsent(text, raw -> new SerializedString(Printable.text(raw))));
    }

    private void number(SerializableString name, @Nullable Integer number) {
        if (number == null) {
            json.writeName(name);
            json.writeNull();
        } else {
            number(name, number.longValue());
        }
    }

    private void number(SerializableString name, long number) {
        json.writeName(name);
        json.writeNumber(number);
    }

    private void list(SerializableString name, @Nullable CpuSet cpus) {
        json.writeName(name);
        json.writeString(cpus == null ? null : cpus.toString());
    }
}
