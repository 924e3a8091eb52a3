package org.rollcall.lab.guest;

import java.io.IOException;
import java.util.List;
import org.rollcall.process.Command;
import org.rollcall.process.OutsideProcess;

/**
 * Ends QEMU and removes its socket if this process is killed: a shell that reads from a pipe which ends with this process.
 * QEMU itself does not mind the end of its console.
 */
final class Survivor implements AutoCloseable {
    /** The word is not said if whoever would say it is gone. */
    private static final String SCRIPT = "read -r word || { kill -9 \"$1\"; [ -z \"$2\" ] || rm -f \"$2\"; }";

    private final OutsideProcess shell;

    private Survivor(OutsideProcess shell) {
        this.shell = shell;
    }

    /** @param socket its path, or "" */
    static Survivor of(long pid, String socket) throws IOException {
        return new Survivor(Command.of(List.of("sh", "-c", SCRIPT, "rollcall-lab", Long.toString(pid), socket))
                .start());
    }

    /** QEMU has ended. */
    @Override
    public void close() {
        shell.close();
    }
}
