package org.rollcall.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.PlainText;
import org.rollcall.report.Report;
import org.rollcall.report.ReportFormat;
import org.rollcall.report.ReportOptions;
import org.rollcall.roll.LogChecker;

/**
 * The records of one log, for a program that has its logs elsewhere than in files.
 *
 * @param records what {@code check --format ndjson} prints of it, up to where it could be read
 * @param failure why it could not be read to its end, in a line, or null
 * @param status the exit status that the check of this log alone has
 */
public record LogRecords(String records, @Nullable String failure, int status) {

    /** Where a log is. */
    @FunctionalInterface
    public interface Source {
        /** Opens it, compressed or not. */
        InputStream open() throws IOException;
    }

    /** Reads and judges a log. */
    public static LogRecords of(String name, Source source) {
        var text = new StringWriter();
        var status = new CheckStatus(false);
        String failure = null;
        try (var out = new PrintWriter(text);
                InputStream in = PlainText.of(source.open())) {
            Report report = ReportFormat.NDJSON.open(out, ReportOptions.plain());
            status.add(LogCheck.run(name, in, LogChecker::check, report, null, null, null));
        } catch (IOException e) {
            failure = Failures.reason(e);
            status.failed();
        }
        return new LogRecords(text.toString(), failure, status.code());
    }
}
