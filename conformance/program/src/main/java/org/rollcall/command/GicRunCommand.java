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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollcall.gic.Compatibility;
import org.rollcall.gickit.Answer;
import org.rollcall.gickit.Operation;
import org.rollcall.gickit.Qemu;
import org.rollcall.gickit.ScriptCheck;
import org.rollcall.gickit.ScriptException;
import org.rollcall.gickit.ScriptHeader;
import org.rollcall.gickit.ScriptReader;
import org.rollcall.gickit.ScriptWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one op-script on the model, and compares. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs an op-script on the GICv3 model.",
            "A script without answers is printed with the model's answers. A script with answers is compared with them,"
                    + " and so is any script with what QEMU answers (--qemu)."
        },
        exitCodeListHeading = "%nEXIT STATUS%n",
        exitCodeList = {
            "0:the answers agree, or there were none to compare",
            "1:they differ; the first difference is printed with the registers' state",
            "2:the script is wrong or cannot be read, or QEMU cannot be run"
        },
        footerHeading = "%nEXAMPLES%n",
        footer = {
            "  rollcall gic run script.jsonl",
            "  rollcall gic run --compat=qemu recorded.jsonl",
            "  rollcall gic generate --seed 1 | rollcall gic run --qemu -"
        })
final class GicRunCommand implements Callable<Integer> {
    private static final Map<String, Compatibility> SETTINGS = new TreeMap<>(Map.of(
            "architecture", Compatibility.ARCHITECTURE,
            "groups-apart", Compatibility.GROUPS_APART,
            "qemu", Compatibility.QEMU));

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "SCRIPT", description = "Op-script, one JSON object a line; - for standard input.")
    private String script;

    @Option(
            names = "--qemu",
            arity = "0..1",
            fallbackValue = Qemu.PROGRAM,
            preprocessor = AttachedOnly.class,
            paramLabel = "PATH",
            description = "Compare with QEMU, run now; PATH if it is not ${FALLBACK-VALUE} on the search path.")
    private @Nullable String qemu;

    @Option(
            names = "--compat",
            paramLabel = "SETTING",
            description = "Whom the model follows where implementations differ: architecture, groups-apart or qemu."
                    + " Default: architecture, but qemu with --qemu.")
    private @Nullable String compat;

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "End a virtual machine that runs longer. Default: ${DEFAULT-VALUE}.")
    private int timeLimit;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        try (Reader source = open();
                ScriptReader reader = new ScriptReader(source)) {
            return qemu == null ? onModel(reader, out) : onQemu(reader, qemu, out);
        } catch (ScriptException e) {
            throw new ScriptException(script + ": " + e.getMessage());
        } catch (NoSuchFileException e) {
            throw new ScriptException(script + ": no such file");
        }
    }

    private Reader open() throws IOException {
        // A malformed byte is replaced, and then refused where it stands in the JSON.
        InputStream bytes = script.equals("-") ? System.in : Files.newInputStream(Path.of(script));
        return new InputStreamReader(bytes, StandardCharsets.UTF_8);
    }

    private Compatibility setting(String otherwise) {
        Compatibility setting = SETTINGS.get(compat == null ? otherwise : compat);
        if (setting == null) {
            throw new ScriptException("--compat must be one of " + String.join(", ", SETTINGS.keySet()));
        }
        return setting;
    }

    private int onModel(ScriptReader reader, PrintWriter out) {
        Compatibility setting = setting("architecture");
        if (!reader.hasNext()) {
            throw new ScriptException("the script has no operation");
        }
        ScriptCheck check = new ScriptCheck("recorded");
        ScriptHeader header = reader.header();
        if (reader.recorded()) {
            check.run(header, reader, setting, (operation, answer) -> {});
            return summary(check, out);
        }
        ScriptWriter writer = new ScriptWriter(out, header);
        check.run(header, reader, setting, writer::write);
        out.flush();
        return ExitStatus.OK;
    }

    private int onQemu(ScriptReader reader, String program, PrintWriter out) {
        Compatibility setting = setting("qemu");
        List<Operation> operations = new ArrayList<>();
        reader.forEachRemaining(operations::add);
        List<Answer> answers = new Qemu(program, Duration.ofSeconds(timeLimit)).run(reader.header(), operations);
        List<Operation> recorded = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            recorded.add(operations.get(i).answered(answers.get(i)));
        }
        ScriptCheck check = new ScriptCheck("QEMU");
        check.run(reader.header(), recorded.iterator(), setting, (operation, answer) -> {});
        return summary(check, out);
    }

    private static int summary(ScriptCheck check, PrintWriter out) {
        int status = check.first() == null ? ExitStatus.OK : ExitStatus.FOUND;
        out.println((status == ExitStatus.OK ? "agrees: " : "differs: ") + check.operations() + " operations, "
                + check.same()
                + " answers the same, " + check.different() + " different, " + check.excused()
                + " different where the recorded answer does not bind");
        if (check.first() != null) {
            out.print("first difference: " + check.first().text());
        }
        out.flush();
        return status;
    }
}
