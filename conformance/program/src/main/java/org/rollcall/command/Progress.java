package org.rollcall.command;

import java.io.PrintWriter;

/** One line that is overwritten, on a terminal only. */
final class Progress {
    private final PrintWriter err;
    private final boolean terminal = System.console() != null && System.getenv("TERM") != null;
    private int width;

    Progress(PrintWriter err) {
        this.err = err;
    }

    /** Shows where the work is. */
    void show(String text) {
        if (terminal) {
            err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
            err.flush();
            width = text.length();
        }
    }

    /** Takes the line away again. */
    void clear() {
        show("");
        if (terminal) {
            err.print("\r");
            err.flush();
        }
    }
}
