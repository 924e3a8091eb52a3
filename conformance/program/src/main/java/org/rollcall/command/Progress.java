package org.rollcall.command;

import java.io.PrintWriter;

/** One line that is overwritten, on a terminal. */
final class Progress {
    private static final int EVERY = 100;

    private final PrintWriter err;
    private final boolean terminal = System.console() != null && System.getenv("TERM") != null;
    private int width;
    private int texts;

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

    /** The same of work that takes minutes: without a terminal, every hundredth text is a line of its own. */
    void showLong(String text) {
        show(text);
        if (!terminal && texts++ % EVERY == 0) {
            err.println(text);
            err.flush();
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
