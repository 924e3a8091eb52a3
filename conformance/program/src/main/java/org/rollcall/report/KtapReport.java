package org.rollcall.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.roll.RollCall;

/** KTAP 1 (Documentation/dev-tools/ktap.rst): a test for each log, a subtest for each roll call. */
final class KtapReport implements Report {
    private final PrintWriter out;

    private record Log(LogSummary summary, KeptCalls calls) {}

    private final List<Log> logs = new ArrayList<>();
    private KeptCalls calls = new KeptCalls();

    KtapReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void rollCall(String log, RollCall call) {
        calls.add(call);
    }

    @Override
    public void log(LogSummary summary) {
        logs.add(new Log(summary, calls));
        calls = new KeptCalls();
    }

    private void print(Log log, int place) {
        KeptCalls calls = log.calls();
        LogSummary summary = log.summary();
        line("  KTAP version 1");
        line("  1.." + Math.max(1, calls.size()));
        if (calls.isEmpty()) {
            line("  ok 1 " + TestNames.NO_ROLL_CALL + " # SKIP no roll call in " + summary.lines() + " lines");
        }
        var names = new TestNames();
        int[] number = {0};
        calls.forEach(call -> {
            line("  # " + Sentence.of(call) + " (line " + call.requestLine() + ")");
            ReasonGroup.of(call).forEach(reason -> line("  # " + reason));
            line("  " + result(call.verdict().word(), ++number[0], names.next(call)));
        });
        summary.remarks().forEach(remark -> line("  # " + remark.text()));
        line(result(summary.word(), place, name(summary.log())));
        calls.close();
    }

    @Override
    public void end() {
        line("KTAP version 1");
        line("1.." + logs.size());
        for (int i = 0; i < logs.size(); i++) {
            print(logs.get(i), i + 1);
        }
        out.flush();
    }

    private void line(String text) {
        out.print(text + "\n");
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
