package org.rollcall.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.report.JunitXml.Counts;
import org.rollcall.report.JunitXml.Outcome;
import org.rollcall.roll.Remark;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;

/**
 * JUnit XML: a suite for each log, a case for each roll call; inconclusive ones are skipped, and so is the one case of a log that has no
 * roll call.
 */
final class JunitReport implements Report {
    private record Suite(LogSummary summary, KeptCalls calls, Tally tally) {}

    private final PrintWriter out;
    private KeptCalls calls = new KeptCalls();
    private Tally tally = new Tally();
    private final List<Suite> suites = new ArrayList<>();

    JunitReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void rollCall(String log, RollCall call) {
        calls.add(call);
        tally.add(call);
    }

    @Override
    public void log(LogSummary summary) {
        suites.add(new Suite(summary, calls, tally));
        calls = new KeptCalls();
        tally = new Tally();
    }

    @Override
    public void end() {
        JunitXml.write(out, xml -> suites.forEach(suite -> write(xml, suite)));
    }

    private static void write(JunitXml xml, Suite suite) {
        String log = Printable.text(suite.summary().log());
        if (suite.calls().isEmpty()) {
            xml.startSuite(log, new Counts(1, 0, 0, 1));
            xml.testCase(log, TestNames.NO_ROLL_CALL, none(suite.summary()));
        } else {
            xml.startSuite(log, counts(suite.tally()));
        }
        var names = new TestNames();
        suite.calls().forEach(call -> xml.testCase(log, names.next(call), outcome(call)));
        suite.calls().close();
        xml.endSuite();
    }

    private static Counts counts(Tally tally) {
        long failures = tally.count(Verdict.MISSED) + tally.count(Verdict.IMPOSSIBLE);
        return new Counts(tally.size(), failures, 0, tally.count(Verdict.INCONCLUSIVE));
    }

    private static Outcome none(LogSummary summary) {
        String remarks = summary.remarks().stream().map(Remark::text).collect(Collectors.joining("\n"));
        return new Outcome("skipped", "no roll call in " + summary.lines() + " lines", remarks);
    }

    private static @Nullable Outcome outcome(RollCall call) {
        return switch (call.verdict()) {
            case COMPLETE -> null;
            case INCONCLUSIVE -> new Outcome("skipped", Sentence.of(call), reasons(call));
            case MISSED, IMPOSSIBLE -> new Outcome("failure", Sentence.of(call), reasons(call));
        };
    }

    private static String reasons(RollCall call) {
        return "line " + call.requestLine() + "\n"
                + ReasonGroup.of(call).stream().map(ReasonGroup::toString).collect(Collectors.joining("\n"));
    }
}
