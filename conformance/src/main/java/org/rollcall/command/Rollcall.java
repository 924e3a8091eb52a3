package org.rollcall.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: one sub-command for each thing that Rollcall answers. */
@Command(name = "rollcall", description = "Was every CPU that was asked heard of, and if not, why could that happen?")
public final class Rollcall {
    private Rollcall() {}

    /** Runs the command line and exits with its status. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Rollcall()).execute(args));
    }
}
