package org.rollcall.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollcall.gic.Compatibility;
import org.rollcall.gickit.Declaration;
import org.rollcall.gickit.Qemu;
import org.rollcall.gickit.ScriptAnswers;
import org.rollcall.gickit.ScriptCheck;
import org.rollcall.gickit.ScriptException;
import org.rollcall.gickit.ScriptHeader;
import org.rollcall.gickit.ScriptReader;
import org.rollcall.report.GicReport;
import org.rollcall.report.GicReportFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs op-scripts on the model, and compares. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs op-scripts on the GICv3 model and compares the answers in them with the model's.",
            "With --qemu QEMU answers too: it is held against the model, and shown beside your answers where they differ."
                    + " A script without any answers is printed with the model's."
        },
        exitCodeListHeading = "%nEXIT STATUS%n",
        exitCodeList = {
            "0:every answer that binds is the same, and none is missing; or --answers",
            "1:answers differ; the first difference is printed with its rule and the registers before it",
            "2:nothing was compared, or answers or lines are missing; a script is wrong or cannot be read; QEMU cannot"
                    + " be run"
        },
        footerHeading = "%nEXAMPLES%n",
        footer = {
            "  rollcall gic run script.jsonl",
            "  rollcall gic run --gic mine.json --format junit scripts/*.jsonl",
            "  rollcall gic run --answers script.jsonl",
            "  rollcall gic run --compat=qemu recorded.jsonl",
            "  rollcall gic generate --seed 1 | rollcall gic run --qemu -"
        })
final class GicRunCommand implements Callable<Integer> {
    private static final Map<String, Compatibility> SETTINGS = new TreeMap<>(Map.of(
            "architecture", Compatibility.ARCHITECTURE,
            "groups-apart", Compatibility.GROUPS_APART,
            "qemu", Compatibility.QEMU));
    private static final int MOST_DIFFERENCES = 10_000;

    @Spec
    private CommandSpec command;

    @Parameters(
            paramLabel = "SCRIPT",
            arity = "1..*",
            description = "Op-scripts, one JSON object a line; - for standard input.")
    private List<String> scripts;

    @Option(
            names = "--qemu",
            arity = "0..1",
            fallbackValue = Qemu.PROGRAM,
            preprocessor = AttachedOnly.class,
            paramLabel = "PATH",
            description = "Ask QEMU too, run now; PATH if it is not ${FALLBACK-VALUE} on the search path.")
    private @Nullable String qemu;

    @Option(
            names = "--save-qemu",
            paramLabel = "FOLDER",
            description = "With --qemu: write each script there with QEMU's answers.")
    private @Nullable Path folder;

    @Option(
            names = "--compat",
            paramLabel = "SETTING",
            description = "Whom the model follows where implementations differ: architecture, groups-apart or qemu."
                    + " Default: architecture, but qemu for QEMU's own answers.")
    private @Nullable String compat;

    @Mixin
    private final GicDeclarationOption gic = new GicDeclarationOption();

    @Option(
            names = "--answers",
            description = "Print the script with the model's answers, whatever it has, and compare nothing.")
    private boolean answers;

    @Option(names = "--all", description = "Describe every difference, not only the first.")
    private boolean all;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "Of the comparison: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private GicReportFormat format;

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "End a virtual machine that runs longer. Default: ${DEFAULT-VALUE}.")
    private int timeLimit;

    @Override
    public Integer call() throws IOException {
        if (answers && scripts.size() > 1) {
            throw new ScriptException("--answers prints one script, not " + scripts.size());
        }
        Declaration declared = gic.declared();
        Compatibility own = setting();
        PrintWriter out = command.commandLine().getOut();
        GicReport report = GicReport.of(format, out, scripts.size() > 1);
        GicOracle oracle = qemu == null ? null : new GicOracle(qemu, Duration.ofSeconds(timeLimit), folder);
        GicStatus status = new GicStatus();
        for (String script : scripts) {
            try (Reader source = open(script);
                    ScriptReader reader = new ScriptReader(source)) {
                ScriptHeader header =
                        reader.header().declaring(reader.header().declared().and(declared));
                if (!reader.hasNext()) {
                    throw new ScriptException("the script has no operation");
                }
                if (answers) {
                    ScriptAnswers.print(header, reader, own, out, true);
                    return ExitStatus.OK;
                }
                if (oracle == null && printed(header, reader, own, out)) {
                    return ExitStatus.ERROR;
                }
                for (GicReport.Compared compared : compare(script, header, reader, own, oracle)) {
                    status.add(compared.report().verdict());
                    report.add(compared);
                }
            } catch (ScriptException e) {
                status.failed();
                command.commandLine().getErr().println("rollcall: " + script + ": " + e.getMessage());
            } catch (NoSuchFileException e) {
                status.failed();
                command.commandLine().getErr().println("rollcall: " + script + ": no such file");
            }
        }
        if (status.seen()) {
            report.end();
        }
        return status.code();
    }

    private static Reader open(String script) throws IOException {
        // A malformed byte is replaced, and then refused where it stands in the JSON.
        InputStream bytes = script.equals("-") ? System.in : Files.newInputStream(Path.of(script));
        return new InputStreamReader(bytes, StandardCharsets.UTF_8);
    }

    private Compatibility setting() {
        Compatibility setting = SETTINGS.get(compat == null ? "architecture" : compat);
        if (setting == null) {
            throw new ScriptException("--compat must be one of " + String.join(", ", SETTINGS.keySet()));
        }
        return setting;
    }

    /** A single script without answers is printed with them. That is no agreement, and the exit status says so. */
    private boolean printed(ScriptHeader header, ScriptReader reader, Compatibility own, PrintWriter out) {
        if (scripts.size() > 1 || format != GicReportFormat.TEXT || reader.answered()) {
            return false;
        }
        ScriptAnswers.print(header, reader, own, out, false);
        command.commandLine()
                .getErr()
                .println("rollcall: nothing was compared: the script has no answers, and was printed with the model's."
                        + " --answers says that this is what you want.");
        return true;
    }

    private List<GicReport.Compared> compare(
            String script, ScriptHeader header, ScriptReader reader, Compatibility own, @Nullable GicOracle oracle)
            throws IOException {
        int shown = all ? MOST_DIFFERENCES : 1;
        if (oracle != null) {
            return oracle.compare(script, header, reader, own, compat == null ? null : own, shown);
        }
        return List.of(
                new GicReport.Compared(script, "yours", new ScriptCheck(header, own, shown, List.of()).run(reader)));
    }
}
