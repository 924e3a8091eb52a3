package org.rollcall.command;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.rollcall.report.LogSummary;
import org.rollcall.report.Report;
import org.rollcall.roll.LogChecker;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;

/** Checks one log into a report. */
final class LogCheck {
    private final String log;
    private final Report report;
    private @Nullable Verdict worst;
    private int rollCalls;

    private LogCheck(String log, Report report) {
        this.log = log;
        this.report = report;
    }

    static LogSummary run(String log, InputStream in, Report report) throws IOException {
        var check = new LogCheck(log, report);
        var checker = new LogChecker(check::settled);
        checker.check(in);
        var summary = new LogSummary(log, checker.lines(), check.rollCalls, check.worst);
        report.log(summary);
        return summary;
    }

    private void settled(RollCall call) {
        rollCalls++;
        worst = worst == null || call.verdict().compareTo(worst) > 0 ? call.verdict() : worst;
        report.rollCall(log, call);
    }
}
