package org.rollcall.command;

import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.replay.Patience;
import picocli.CommandLine.Option;

/** How long a kernel that is led along a schedule is waited for; the same for all commands that lead one. */
final class PatienceOption {
    @Option(
            names = "--patience",
            paramLabel = "N",
            defaultValue = "1",
            description = "wait N times as long for everything that a schedule waits for; of use on a busy host"
                    + " (default: ${DEFAULT-VALUE})")
    private int factor;

    Patience get() {
        if (factor < 1) {
            throw new LabException("--patience must be 1 or more");
        }
        return Patience.times(factor);
    }
}
