package org.rollcall.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Real kernels under QEMU. */
@Command(
        name = "lab",
        description =
                "Builds a small arm64 kernel, runs scenarios on it under QEMU, and leads it along counterexamples of the model.",
        subcommands = {
            LabBuildCommand.class,
            LabRunCommand.class,
            LabReplayCommand.class,
            LabCoverCommand.class,
            LabFuzzCommand.class
        },
        mixinStandardHelpOptions = true)
final class LabCommand implements Runnable {
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
