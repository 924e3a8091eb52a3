package org.rollcall.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.belief.LogJudge;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.report.LogSummary;
import org.rollcall.report.Report;
import org.rollcall.roll.Again;
import org.rollcall.roll.Event;
import org.rollcall.roll.Listener;
import org.rollcall.roll.LogChecker;
import org.rollcall.roll.Remark;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;
import org.rollcall.trace.Trace;
import org.rollcall.witness.DumpedTrace;
import org.rollcall.witness.TraceWitness;
import org.rollcall.witness.TracedCalls;

/** Checks one log into a report. */
final class LogCheck {
    /** A way to read a log. */
    interface Reading {
        /** Reads it to its end. */
        void read(LogChecker checker, InputStream in) throws IOException;
    }

    /** A live log that is quiet for longer than the kernel's wait of 10 s leaves no hope for an answer. */
    private static final long QUIET_NANOS = 12_000_000_000L;

    private static final long POLL_MILLIS = 200;

    private final String log;
    private final Report report;
    private final @Nullable Certificates certificates;
    private final @Nullable TraceWitness witness;
    private final LogChecker checker;
    private final DumpedTrace found = new DumpedTrace();
    /** Whether the report is told what is said. */
    private final boolean told;

    private @Nullable Verdict worst;
    private int rollCalls;

    private LogCheck(
            String log,
            Report report,
            @Nullable KernelVersion variant,
            @Nullable TraceWitness witness,
            @Nullable Certificates certificates) {
        this.log = log;
        this.witness = witness;
        this.checker = LogJudge.checker(variant, witness, this::settled, new Said());
        this.report = report;
        this.told = report.listens();
        this.certificates = certificates;
    }

    /**
     * Reads a whole log.
     *
     * @param reading how it is read
     * @param variant the kernel, or null to take it from the log
     * @param witness a trace of the same run, or null
     * @param certificates certifies its verdicts, or null
     */
    static LogSummary run(
            String log,
            InputStream in,
            Reading reading,
            Report report,
            @Nullable KernelVersion variant,
            @Nullable TraceWitness witness,
            @Nullable Certificates certificates)
            throws IOException {
        var check = new LogCheck(log, report, variant, witness, certificates);
        reading.read(check.checker, in);
        return check.summary();
    }

    /** Reports the roll calls that a trace shows by itself; {@code lines} is its length. */
    static LogSummary ofTrace(String name, Trace trace, long lines, Report report) {
        Verdict worst = null;
        List<RollCall> calls = TracedCalls.of(trace);
        for (RollCall call : calls) {
            worst = worst == null || call.verdict().compareTo(worst) > 0 ? call.verdict() : worst;
            report.rollCall(name, call);
        }
        LogSummary summary = LogSummary.of(name, lines, calls.size(), worst, List.of());
        report.log(summary);
        return summary;
    }

    /** Reads a growing log until its stream ends or the program is interrupted. */
    static LogSummary follow(String log, InputStream in, Report report, @Nullable KernelVersion variant)
            throws IOException {
        var check = new LogCheck(log, report, variant, null, null);
        long heard = System.nanoTime();
        int read = check.checker.checkSome(in);
        while (read >= 0) {
            if (read > 0) {
                heard = System.nanoTime();
                report.flush();
            } else {
                if (System.nanoTime() - heard > QUIET_NANOS) {
                    check.checker.quiet();
                    report.flush();
                    heard = System.nanoTime();
                }
                if (!pause()) {
                    break;
                }
            }
            read = check.checker.checkSome(in);
        }
        check.checker.finishFollowing();
        return check.summary();
    }

    private static boolean pause() {
        try {
            Thread.sleep(POLL_MILLIS);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private LogSummary summary() {
        var summary = LogSummary.of(log, checker.lines(), rollCalls, worst, remarks());
        report.log(summary);
        if (certificates != null) {
            certificates.print(log, witness);
        }
        return summary;
    }

    /** Those of the log, and what a trace that was found in it tells of its silent CPUs. */
    private List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>(checker.remarks());
        Trace dumped = checker.trace();
        if (dumped != null) {
            remarks.addAll(found.remarks(dumped));
        }
        return remarks;
    }

    private void settled(RollCall call) {
        rollCalls++;
        worst = worst == null || call.verdict().compareTo(worst) > 0 ? call.verdict() : worst;
        report.rollCall(log, call);
        found.add(call);
        if (certificates != null) {
            certificates.add(call);
        }
    }

    private final class Said implements Listener {
        @Override
        public void said(Event event) {
            if (told) {
                report.said(event);
            }
            found.add(event);
            if (certificates != null) {
                certificates.add(event);
            }
        }

        @Override
        public void saidAgain(Again again) {
            if (told || certificates != null) {
                again.events().forEach(this::said);
            } else {
                found.add(again.asking());
            }
        }
    }
}
