package org.rollcall.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.rollcall.report.LogSummary;
import org.rollcall.report.Report;
import org.rollcall.report.ReportFormat;
import org.rollcall.report.ReportOptions;
import org.rollcall.roll.Event;
import org.rollcall.roll.RollCall;
import org.rollcall.trace.Trace;

/**
 * The reports of one run: one on standard output or in a file, and any number of others in files. If one cannot be written,
 * the others are still written whole.
 */
final class Reports implements Report, AutoCloseable {
    private final List<Report> reports = new ArrayList<>();
    private final List<PrintWriter> files = new ArrayList<>();
    private final Consumer<Destination.NotWritten> failures;

    /**
     * No report yet.
     *
     * @param failures is told of a report that cannot be written; there is nothing more to do if its reader is gone
     */
    Reports(Consumer<Destination.NotWritten> failures) {
        this.failures = failures;
    }

    /** A report to a writer that stays open. */
    void add(Report report) {
        reports.add(report);
    }

    /** Reports to files. */
    void addFiles(Map<ReportFormat, Path> wanted, ReportOptions options) {
        wanted.forEach((format, path) -> {
            PrintWriter file = Destination.file(path);
            files.add(file);
            reports.add(format.open(file, options));
        });
    }

    @Override
    public boolean listens() {
        return reports.stream().anyMatch(Report::listens);
    }

    @Override
    public void said(Event event) {
        each(reports, report -> report.said(event));
    }

    @Override
    public void traced(Trace trace) {
        each(reports, report -> report.traced(trace));
    }

    @Override
    public void rollCall(String log, RollCall call) {
        each(reports, report -> report.rollCall(log, call));
    }

    @Override
    public void log(LogSummary summary) {
        each(reports, report -> report.log(summary));
    }

    @Override
    public void flush() {
        each(reports, Report::flush);
    }

    @Override
    public void end() {
        each(reports, Report::end);
    }

    @Override
    public void close() {
        each(files, PrintWriter::close);
    }

    /** Of all; one that cannot be written is told of, and there is no more of it. */
    private <T> void each(List<T> all, Consumer<T> act) {
        for (int i = 0; i < all.size(); i++) {
            try {
                act.accept(all.get(i));
            } catch (Destination.NotWritten e) {
                if (e.readerGone()) {
                    throw e;
                }
                failures.accept(e);
                all.remove(i--);
            }
        }
    }
}
