package org.rollcall.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The GICv3 model and what it is held against. */
@Command(
        name = "gic",
        description = "Runs and writes op-scripts for a GICv3: the model's answers, recorded answers, QEMU's answers.",
        subcommands = {GicRunCommand.class, GicGenerateCommand.class},
        mixinStandardHelpOptions = true)
final class GicCommand implements Runnable {
    @Spec
    private CommandSpec command;

    /** Without a sub-command: an error that names them. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                command.commandLine(),
                "name one of " + String.join(", ", command.subcommands().keySet()));
    }
}
