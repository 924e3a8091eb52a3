package org.rollcall.command;

import org.rollcall.lab.guest.GuestOptions;
import picocli.CommandLine.Option;

/** How guests are run, and what came of it is printed; the same for all commands that run some. */
final class GuestRunOptions {
    enum Format {
        text,
        json
    }

    @Option(
            names = "--qemu",
            paramLabel = "PROGRAM",
            defaultValue = GuestOptions.QEMU,
            description = "QEMU's program (default: ${DEFAULT-VALUE})")
    private String qemu;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            defaultValue = "text",
            description = "form of the output: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format;

    String qemu() {
        return qemu;
    }

    Format format() {
        return format;
    }
}
