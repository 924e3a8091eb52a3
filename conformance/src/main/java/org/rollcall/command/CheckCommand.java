package org.rollcall.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rollcall.report.LogSummary;
import org.rollcall.report.Report;
import org.rollcall.report.ReportFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rollcall check}: kernel logs in, verdicts out. */
@Command(
        name = "check",
        description = "Says for each CPU roll call in kernel logs whether every CPU that was asked was heard of.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall check console.log",
            "  rollcall check --explain console.log.gz",
            "  dmesg | rollcall check --format ndjson -"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:no CPU was missed",
            "1:a CPU was missed, or a text is impossible",
            "2:usage, input/output or internal error",
            "3:with --strict: nothing missed, but a verdict is inconclusive, or there is no roll call"
        })
final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LOG", description = "Kernel logs; - or none for standard input.")
    private List<String> logs = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "Form of the output: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(names = "--explain", description = "Print all reasons, and the answers to the questions people ask of a log.")
    private boolean explain;

    @Option(names = "--strict", description = "Exit with 3 where nothing is missed but not everything is shown to be complete.")
    private boolean strict;

    @Override
    public Integer call() {
        var out = new PrintWriter(new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)));
        Report report = format.open(out, explain);
        var status = new CheckStatus(strict);
        for (String log : logs.isEmpty() ? List.of("-") : logs) {
            try (InputStream in = open(log)) {
                LogSummary summary = LogCheck.run(log, in, report);
                status.add(summary);
            } catch (IOException e) {
                System.err.println("rollcall: " + message(log, e));
                status.failed();
            }
        }
        report.end();
        out.flush();
        return status.code();
    }

    private static InputStream open(String log) throws IOException {
        if (log.equals("-")) {
            return System.in;
        }
        Path path = Path.of(log);
        if (Files.isDirectory(path)) {
            throw new IOException("is a directory; name the log files in it");
        }
        return Files.newInputStream(path);
    }

    private static String message(String log, IOException e) {
        return log + ": " + (e instanceof NoSuchFileException ? "no such file" : String.valueOf(e.getMessage()));
    }
}
