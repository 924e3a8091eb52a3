package org.rollcall.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rollcall.report.LogSummary;
import org.rollcall.report.Report;
import org.rollcall.report.ReportFormat;
import org.rollcall.report.ReportOptions;
import org.rollcall.roll.RollCall;

/** The reports of one run: one on standard output or in a file, and any number of others in files. */
final class Reports implements Report, AutoCloseable {
    private final List<Report> reports = new ArrayList<>();
    private final List<PrintWriter> files = new ArrayList<>();

    /** A report to a writer that stays open. */
    void add(Report report) {
        reports.add(report);
    }

    /** Reports to files. */
    void addFiles(Map<ReportFormat, Path> wanted, ReportOptions options) throws IOException {
        for (var entry : wanted.entrySet()) {
            try {
                var file = new PrintWriter(entry.getValue().toFile(), StandardCharsets.UTF_8);
                files.add(file);
                reports.add(entry.getKey().open(file, options));
            } catch (IOException e) {
                throw new IOException("cannot write " + entry.getValue(), e);
            }
        }
    }

    @Override
    public void rollCall(String log, RollCall call) {
        reports.forEach(report -> report.rollCall(log, call));
    }

    @Override
    public void log(LogSummary summary) {
        reports.forEach(report -> report.log(summary));
    }

    @Override
    public void end() {
        reports.forEach(Report::end);
    }

    @Override
    public void close() {
        files.forEach(PrintWriter::close);
    }
}
