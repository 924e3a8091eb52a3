package org.rollcall.command;

import java.nio.file.Path;
import org.rollcall.lab.build.LabFolder;
import picocli.CommandLine.Option;

/** Which laboratory; the same for all commands that need one. */
final class LabOptions {
    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "lab",
            description = "the folder that rollcall lab build makes (default: ${DEFAULT-VALUE})")
    private Path dir;

    LabFolder folder() {
        return new LabFolder(dir);
    }
}
