package org.rollcall.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.roll.RollCall;

/** KTAP 1 (Documentation/dev-tools/ktap.rst): a test for each log, a subtest for each roll call. */
final class KtapReport implements Report {
    private final PrintWriter out;
    private final List<String> lines = new ArrayList<>();
    private final List<RollCall> calls = new ArrayList<>();
    private int logs;

    KtapReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void rollCall(String log, RollCall call) {
        calls.add(call);
    }

    @Override
    public void log(LogSummary summary) {
        logs++;
        lines.add("  KTAP version 1");
        lines.add("  1.." + Math.max(1, calls.size()));
        if (calls.isEmpty()) {
            lines.add("  ok 1 " + TestNames.NO_ROLL_CALL + " # SKIP no roll call in " + summary.lines() + " lines");
        }
        var names = new TestNames();
        int number = 0;
        for (RollCall call : calls) {
            number++;
            lines.add("  # " + Sentence.of(call) + " (line " + call.requestLine() + ")");
            ReasonGroup.of(List.of(call)).forEach(reason -> lines.add("  # " + reason));
            lines.add("  " + result(call.verdict().word(), number, names.next(call)));
        }
        summary.remarks().forEach(remark -> lines.add("  # " + remark.text()));
        lines.add(result(summary.word(), logs, name(summary.log())));
        calls.clear();
    }

    @Override
    public void end() {
        out.print("KTAP version 1\n1.." + logs + "\n");
        lines.forEach(line -> out.print(line + "\n"));
        out.flush();
    }

    private static String result(String verdict, int number, String name) {
        return switch (verdict) {
            case "complete" -> "ok " + number + " " + name;
            case "missed", "impossible" -> "not ok " + number + " " + name;
            default -> "ok " + number + " " + name + " # SKIP " + verdict;
        };
    }

    /** A description must not hold a hash. */
    private static String name(String log) {
        return Printable.text(log).replace('#', '_');
    }
}
