package org.rollcall.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program: one sub-command for each thing that Rollcall answers. */
@Command(
        name = "rollcall",
        mixinStandardHelpOptions = true,
        version = "rollcall 0.1.0",
        description = "Was every CPU that was asked heard from, and if not, why could that happen?",
        exitCodeListHeading = "%nEXIT STATUS%n",
        exitCodeList = {
            "0:nothing is missed, violated or different",
            "1:something is missed, violated or different",
            "2:usage, input, output or internal error"
        })
public final class Rollcall implements Runnable {
    private static final Map<String, Supplier<Object>> COMMANDS = commands();

    @Spec
    private CommandSpec command;

    private Rollcall() {}

    private static Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("check", CheckCommand::new);
        commands.put("model", ModelCommand::new);
        commands.put("explore", ExploreCommand::new);
        commands.put("replay", ReplayCommand::new);
        commands.put("gic", GicCommand::new);
        commands.put("lab", LabCommand::new);
        commands.put("prove", ProveCommand::new);
        commands.put("verify", VerifyCommand::new);
        commands.put("help", HelpCommand::new);
        commands.put("generate-completion", AutoComplete.GenerateCompletion::new);
        return commands;
    }

    /** Runs the command line and exits with its status. */
    public static void main(String[] args) {
        System.exit(run(
                Destination.standard(new FileOutputStream(FileDescriptor.out)),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args));
    }

    /** Runs the command line on these streams; the value is the exit status. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        var failures = new Failures();
        CommandLine line = commandLine(args)
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                .setExecutionStrategy(parsed -> {
                    try {
                        int status = new CommandLine.RunLast().execute(parsed);
                        out.flush();
                        return status;
                    } catch (Destination.NotWritten e) {
                        return Failures.tell(e, err);
                    }
                })
                .setUsageHelpAutoWidth(true);
        int status = line.execute(args);
        err.flush();
        return status;
    }

    /** Only the command that is named first is made: to describe all of them takes longer than to check a log. */
    static CommandLine commandLine(String... args) {
        CommandLine line = new CommandLine(new Rollcall());
        Supplier<Object> only = args.length == 0 ? null : COMMANDS.get(args[0]);
        if (only == null || args[0].equals("help") || args[0].equals("generate-completion")) {
            COMMANDS.forEach((name, make) -> line.addSubcommand(name, make.get()));
        } else {
            line.addSubcommand(args[0], only.get());
        }
        return line;
    }

    /** Without a sub-command: the help, as an error. */
    @Override
    public void run() {
        command.commandLine().usage(command.commandLine().getErr());
        throw new CommandLine.ParameterException(command.commandLine(), "name one of the commands above");
    }
}
