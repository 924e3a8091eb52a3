package org.rollcall.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: one sub-command for each thing that Rollcall answers. */
@Command(
        name = "rollcall",
        description = "Was every CPU that was asked heard of, and if not, why could that happen?",
        mixinStandardHelpOptions = true,
        subcommands = {CheckCommand.class})
public final class Rollcall {
    private Rollcall() {}

    /** Runs the command line and exits with its status. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs the command line and returns its status: never a stack trace. */
    static int run(String... args) {
        var line = new CommandLine(new Rollcall());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            System.err.println("rollcall: internal error: " + e + "; please report it with the input that causes it");
            return 2;
        });
        return line.execute(args);
    }
}
