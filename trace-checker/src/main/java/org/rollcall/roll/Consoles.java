package org.rollcall.roll;

import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;

/** Two consoles may write the same messages into one text. */
final class Consoles {
    private @Nullable Line last;

    /** The next message, which is of one of them. */
    void said(Line line) {
        last = line;
    }

    /** Whether the next message is what another has just written: no kernel says the same twice in one microsecond. */
    boolean isAgain(Line line) {
        boolean again = last != null && isSame(last, line);
        if (!again) {
            last = line;
        }
        return again;
    }

    private static boolean isSame(Line before, Line line) {
        return line.time() != null
                && before.time() != null
                && line.time().isOfConsole()
                && before.time().isOfConsole()
                && line.time().micros() == before.time().micros()
                && line.number() == before.number() + 1
                && line.text().equals(before.text());
    }
}
