package org.rollcall.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Reason;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;

/** For people: the answer of each log in its first line, then the roll calls as {@code file:line:}. */
final class TextReport implements Report {
    private final PrintWriter out;
    private final boolean explain;
    private final List<RollCall> calls = new ArrayList<>();

    /**
     * A report.
     *
     * @param explain whether the reasons of every roll call and the answers to common questions are printed
     */
    TextReport(PrintWriter out, boolean explain) {
        this.out = out;
        this.explain = explain;
    }

    @Override
    public void rollCall(String log, RollCall call) {
        calls.add(call);
    }

    @Override
    public void log(LogSummary summary) {
        String log = Printable.text(summary.log());
        line(log + ": " + summary.word() + answer(summary));
        for (RollCall call : calls) {
            line(log + ":" + call.requestLine() + ": " + sentence(call));
            if (explain || call.verdict() != Verdict.COMPLETE) {
                call.reasons().forEach(reason -> line(reason(log, call, reason)));
            }
        }
        if (explain) {
            Questions.answers(calls).forEach(this::line);
        }
        calls.clear();
        out.flush();
    }

    private String answer(LogSummary summary) {
        if (summary.verdict() == null) {
            return ": no roll call in " + summary.lines() + " lines";
        }
        long worst = calls.stream()
                .filter(call -> call.verdict() == summary.verdict())
                .count();
        String which = worst == summary.rollCalls() ? "" : worst + " of ";
        return "  (" + which + summary.rollCalls() + (summary.rollCalls() == 1 ? " roll call" : " roll calls") + ")";
    }

    /** One roll call in a sentence, without where it stands. */
    static String sentence(RollCall call) {
        var text = new StringBuilder(call.verdict().word())
                .append(": ")
                .append(call.kind().word());
        text.append(" (").append(call.trigger().word()).append(')');
        if (call.requester() != null) {
            text.append(" by CPU ").append(call.requester());
        }
        set(text, ", asked ", call.asked());
        set(text, ", answered ", call.answered());
        set(text, ", idle ", call.idle());
        set(text, ", MISSED ", call.missed());
        set(text, ", undecided ", call.undecided());
        return text.toString();
    }

    private static void set(StringBuilder text, String label, @Nullable CpuSet cpus) {
        if (cpus != null && !cpus.isEmpty()) {
            text.append(label).append(cpus);
        }
    }

    /** One reason, as {@code file:line:}. */
    static String reason(String log, RollCall call, Reason reason) {
        long line = reason.line() > 0 ? reason.line() : call.requestLine();
        return log + ":" + line + ":   " + Printable.text(reason.text()) + "  ["
                + reason.code().word() + "]";
    }

    private void line(String text) {
        out.print(text);
        out.print('\n');
    }
}
