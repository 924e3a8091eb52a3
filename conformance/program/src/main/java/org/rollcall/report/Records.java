package org.rollcall.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Reason;
import org.rollcall.roll.Remark;
import org.rollcall.roll.RollCall;
import tools.jackson.core.io.SerializedString;

/**
 * Makes the records of {@code rollcall-record.schema.json}. Their form is fixed, and a log may have hundreds of thousands: it is put together
 * here, and a generator of JSON is left to what has another form.
 */
final class Records {
    /** So many texts are kept: logs and reasons repeat themselves. */
    private static final int MOST = 256;

    private final StringBuilder json = new StringBuilder();
    private final Map<String, String> texts = new HashMap<>();

    /** The record of a roll call; it changes when the next record is asked for. */
    CharSequence of(String log, RollCall call) {
        json.setLength(0);
        json.append("{\"type\":\"rollcall\",\"log\":");
        text(log);
        json.append(",\"index\":").append(call.index());
        json.append(",\"boot\":").append(call.boot());
        json.append(",\"first_line\":").append(call.firstLine());
        json.append(",\"last_line\":").append(call.lastLine());
        json.append(",\"request_line\":").append(call.requestLine());
        json.append(",\"kind\":");
        text(call.kind().word());
        json.append(",\"trigger\":");
        text(call.trigger().word());
        json.append(",\"requester\":").append(call.requester());
        list(",\"asked\":", call.asked());
        list(",\"answered\":", call.answered());
        list(",\"idle\":", call.idle());
        list(",\"missed\":", call.missed());
        list(",\"undecided\":", call.undecided());
        json.append(",\"verdict\":");
        text(call.verdict().word());
        json.append(",\"reasons\":");
        array(call.reasons(), this::reason);
        return json.append('}');
    }

    /** The record of a log; it changes when the next record is asked for. */
    CharSequence of(LogSummary summary) {
        return open(summary).append('}');
    }

    /** The same, in which properties may follow. */
    StringBuilder open(LogSummary summary) {
        json.setLength(0);
        json.append("{\"type\":\"log\",\"log\":");
        text(summary.log());
        json.append(",\"rollcalls\":").append(summary.rollCalls());
        json.append(",\"lines\":").append(summary.lines());
        json.append(",\"verdict\":");
        text(summary.word());
        json.append(",\"remarks\":");
        array(summary.remarks(), this::remark);
        return json;
    }

    private <T> void array(List<T> values, Consumer<T> value) {
        json.append('[');
        for (int i = 0; i < values.size(); i++) {
            json.append(i == 0 ? "" : ",");
            value.accept(values.get(i));
        }
        json.append(']');
    }

    private void remark(Remark remark) {
        json.append("{\"kind\":");
        text(remark.kind().word());
        json.append(",\"line\":").append(remark.line());
        json.append(",\"count\":").append(remark.count());
        json.append(",\"text\":").append(quoted(remark.text())).append('}');
    }

    private void reason(Reason reason) {
        json.append("{\"code\":");
        text(reason.code().word());
        json.append(",\"cpu\":").append(reason.cpu());
        json.append(",\"line\":").append(reason.line());
        json.append(",\"text\":");
        text(reason.text());
        json.append('}');
    }

    private void list(String name, @Nullable CpuSet cpus) {
        json.append(name);
        if (cpus == null) {
            json.append("null");
        } else {
            json.append('"').append(cpus).append('"');
        }
    }

    private void text(String text) {
        if (texts.size() > MOST) {
            texts.clear();
        }
        json.append(texts.computeIfAbsent(text, raw -> quoted(Printable.text(raw))));
    }

    private static String quoted(String text) {
        return '"' + new String(new SerializedString(text).asQuotedChars()) + '"';
    }
}
