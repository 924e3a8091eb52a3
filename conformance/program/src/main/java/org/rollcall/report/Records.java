package org.rollcall.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Reason;
import org.rollcall.roll.Remark;
import org.rollcall.roll.RollCall;

/** The records of {@code rollcall-record.schema.json}, as ordered maps for a JSON writer. */
final class Records {
    private Records() {}

    static Map<String, @Nullable Object> of(String log, RollCall call) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("type", "rollcall");
        record.put("log", Printable.text(log));
        record.put("index", call.index());
        record.put("boot", call.boot());
        record.put("first_line", call.firstLine());
        record.put("last_line", call.lastLine());
        record.put("request_line", call.requestLine());
        record.put("kind", call.kind().word());
        record.put("trigger", call.trigger().word());
        record.put("requester", call.requester());
        record.put("asked", list(call.asked()));
        record.put("answered", list(call.answered()));
        record.put("idle", list(call.idle()));
        record.put("missed", list(call.missed()));
        record.put("undecided", list(call.undecided()));
        record.put("verdict", call.verdict().word());
        record.put("reasons", call.reasons().stream().map(Records::of).toList());
        return record;
    }

    static Map<String, @Nullable Object> of(LogSummary summary) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("type", "log");
        record.put("log", Printable.text(summary.log()));
        record.put("rollcalls", summary.rollCalls());
        record.put("lines", summary.lines());
        record.put("verdict", summary.word());
        record.put("remarks", summary.remarks().stream().map(Records::of).toList());
        return record;
    }

    private static Map<String, @Nullable Object> of(Remark remark) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("kind", remark.kind().word());
        record.put("line", remark.line());
        record.put("count", remark.count());
        record.put("text", remark.text());
        return record;
    }

    private static Map<String, @Nullable Object> of(Reason reason) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("code", reason.code().word());
        record.put("cpu", reason.cpu());
        record.put("line", reason.line());
        record.put("text", Printable.text(reason.text()));
        return record;
    }

    private static @Nullable String list(@Nullable CpuSet cpus) {
        return cpus == null ? null : cpus.toString();
    }
}
