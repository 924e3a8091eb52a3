package org.rollcall.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
        description = "Was every CPU that was asked heard of, and if not, why could that happen?",
        subcommands = {
            CheckCommand.class,
            ModelCommand.class,
            ReplayCommand.class,
            GicCommand.class,
            LabCommand.class,
            ProveCommand.class,
            VerifyCommand.class,
            AutoComplete.GenerateCompletion.class
        },
        exitCodeListHeading = "%nEXIT STATUS%n",
        exitCodeList = {
            "0:nothing is missed, violated or different",
            "1:something is missed, violated or different",
            "2:usage, input or internal error"
        })
public final class Rollcall implements Runnable {
    @Spec
    private CommandSpec command;

    private Rollcall() {}

    /** Runs the command line and exits with its status. */
    public static void main(String[] args) {
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args));
    }

    /** Runs the command line on these streams; the value is the exit status. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Rollcall())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(new Failures())
                .setUsageHelpAutoWidth(true);
        int status = line.execute(args);
        out.flush();
        err.flush();
        return status;
    }

    /** Without a sub-command: the help, as an error. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(command.commandLine(), "name one of the commands below");
    }
}
