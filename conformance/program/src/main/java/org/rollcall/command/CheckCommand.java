package org.rollcall.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollcall.certificate.Certifier;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.log.FollowedFile;
import org.rollcall.log.LiveStream;
import org.rollcall.log.PlainText;
import org.rollcall.report.LiveTextReport;
import org.rollcall.report.ReportFormat;
import org.rollcall.report.ReportOptions;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;
import org.rollcall.walk.ActionTexts;
import org.rollcall.walk.Walks;
import org.rollcall.witness.TraceWitness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Kernel logs in, verdicts out. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Say for each CPU roll call in kernel logs whether every CPU that was asked was heard from.",
        footerHeading = "%nEXAMPLES%n",
        footer = {
            "  rollcall check console.log",
            "  rollcall check --explain console.log.gz",
            "  rollcall check --trace trace.txt console.log",
            "  rollcall check --report junit=rollcall.xml --report sarif=rollcall.sarif *.log",
            "  dmesg --follow | rollcall check --format ndjson -"
        },
        exitCodeListHeading = "%nEXIT STATUS%n",
        exitCodeList = {
            "0:no CPU was missed",
            "1:a CPU was missed, or no behaviour of the protocol explains a text",
            "2:usage, input/output or internal error",
            "3:with --strict: nothing missed, but a verdict is inconclusive or there is no roll call"
        })
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(
            paramLabel = "LOG",
            arity = "0..*",
            description = "kernel logs, also .gz, .bz2, .xz, .zst; - or none: standard input")
    private final List<String> logs = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORM",
            defaultValue = "text",
            description = "form of the output: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private ReportFormat format;

    @Option(names = "--output", paramLabel = "FILE", description = "write the output to this file")
    private @Nullable Path output;

    @Option(names = "--report", paramLabel = "FORM=FILE", description = "write one more report; may be repeated")
    private final Map<ReportFormat, Path> more = new EnumMap<>(ReportFormat.class);

    @Option(names = "--explain", description = "print all reasons, and the answers to what people ask of a log")
    private boolean explain;

    @Option(names = "--strict", description = "exit with 3 where nothing is missed but not all is shown to be complete")
    private boolean strict;

    @Option(
            names = "--follow",
            description = "go on reading as the log grows (one log); judge a roll call when its wait is over")
    private boolean follow;

    @Option(
            names = "--certify",
            description = "have the specification accept each verdict about an arm64 log as a schedule of its steps;"
                    + " keeps the messages of a log in memory; with --explain also print the schedule")
    private boolean certify;

    @Option(
            names = "--trace",
            paramLabel = "TRACE",
            description =
                    "a trace of the same run as a second witness (one log): text of ftrace, trace-cmd report or perf"
                            + " script; without LOG the roll calls that it shows by itself")
    private @Nullable Path trace;

    @Option(
            names = "--certificates",
            paramLabel = "DIR",
            description = "as --certify, and write each certificate as a page to step through into DIR: LOG-1.html")
    private @Nullable Path certificatePages;

    @Option(
            names = "--variant",
            paramLabel = "KERNEL",
            description = "the kernel that the model takes, ${COMPLETION-CANDIDATES} (default: taken from the log)")
    private @Nullable KernelVersion variant;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "colour the text: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, on a terminal)")
    private Terminal.Colour colour;

    @Option(
            names = "--build",
            paramLabel = "ORIGIN:ID",
            defaultValue = ReportOptions.UNKNOWN_BUILD,
            description = "for --format kcidb: the build that booted, as KCIDB names it (default: ${DEFAULT-VALUE})")
    private String build;

    @Override
    public Integer call() {
        List<String> names = logs.isEmpty() ? trace == null ? List.of("-") : List.of() : logs;
        if (trace != null && (follow || names.size() > 1)) {
            throw new ParameterException(command.commandLine(), "--trace is of one log, and does not --follow");
        }
        if (follow && isCertifying()) {
            throw new ParameterException(command.commandLine(), "--certify needs the whole log; it does not --follow");
        }
        if (follow && names.size() > 1) {
            throw new ParameterException(command.commandLine(), "--follow takes one log");
        }
        if (!build.matches(ReportOptions.BUILD_PATTERN)) {
            throw new ParameterException(
                    command.commandLine(), "--build takes ORIGIN:ID, ORIGIN of a-z, 0-9 and _; not " + build);
        }
        Terminal terminal = Terminal.ofProcess();
        var options = new ReportOptions(
                format == ReportFormat.TEXT ? terminal.width() : ReportOptions.WIDTH,
                terminal.ink(colour),
                explain,
                build);
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        var status = new CheckStatus(strict);
        try (var helpers = new Helpers(Runtime.getRuntime().availableProcessors());
                var reports = new Reports(failure -> {
                    Failures.tell(failure, err);
                    status.failed();
                });
                var scribe = helpers.scribe(reports)) {
            if (output == null) {
                boolean live = follow && format == ReportFormat.TEXT;
                reports.add(live ? new LiveTextReport(out, options) : format.open(out, options));
            } else {
                reports.addFiles(Map.of(format, output), options.forFile());
            }
            reports.addFiles(more, options.forFile());
            Certificates certificates = isCertifying() ? certificates(out, err) : null;
            TraceFile witness = null;
            if (trace != null) {
                try {
                    witness = TraceFile.read(trace);
                } catch (IOException e) {
                    err.println("rollcall: " + trace + ": " + Failures.reason(e));
                    return ExitStatus.ERROR;
                }
                witness.tell(err);
                reports.traced(witness.trace());
                if (names.isEmpty()) {
                    status.add(LogCheck.ofTrace(trace.toString(), witness.trace(), witness.lines(), reports));
                }
            }
            for (String log : names) {
                try (InputStream in = open(log)) {
                    status.add(
                            follow
                                    ? LogCheck.follow(log, in, reports, variant)
                                    : LogCheck.run(
                                            log,
                                            in,
                                            helpers.reading(),
                                            scribe,
                                            variant,
                                            witness == null ? null : new TraceWitness(witness.trace()),
                                            certificates));
                } catch (IOException | InvalidPathException e) {
                    err.println("rollcall: " + log + ": " + Failures.reason(e));
                    status.failed();
                }
            }
            scribe.end();
            if (certificates != null && certificates.anyRefused()) {
                return ExitStatus.ERROR;
            }
        }
        return status.code();
    }

    /** Beside a text they are part of the output; other forms have no place for them. */
    private Certificates certificates(PrintWriter out, PrintWriter err) {
        boolean text = format == ReportFormat.TEXT && output == null;
        CertificatePages pages = certificatePages == null
                ? null
                : new CertificatePages(
                        certificatePages, new ActionTexts(SanyReader.ofProgram(), TlaTools.ofProgram(), Walks.MACHINE));
        return new Certificates(new Certifier(TlaTools.ofProgram(), variant), text ? out : err, explain, pages);
    }

    private boolean isCertifying() {
        return certify || certificatePages != null;
    }

    private InputStream open(String log) throws IOException {
        if (log.equals("-")) {
            return live(PlainText.of(System.in));
        }
        Path path = Path.of(log);
        if (Files.isDirectory(path)) {
            throw new IOException("is a directory; name the log files in it");
        }
        if (follow && Files.isRegularFile(path)) {
            return new FollowedFile(path);
        }
        InputStream in = Files.newInputStream(path);
        try {
            return live(PlainText.of(in));
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private InputStream live(InputStream in) {
        return follow ? new LiveStream(in) : in;
    }
}
