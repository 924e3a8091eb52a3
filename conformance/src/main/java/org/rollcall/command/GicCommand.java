package org.rollcall.command;

import picocli.CommandLine.Command;

/** The GICv3 model and what it is held against. */
@Command(
        name = "gic",
        description = "Runs and writes op-scripts for a GICv3: the model's answers, recorded answers, QEMU's answers.",
        subcommands = {GicRunCommand.class, GicGenerateCommand.class},
        mixinStandardHelpOptions = true)
public final class GicCommand {}
