package org.rollcall.sse;

import java.util.List;
import org.rollcall.transition.ActionName;

/** The actions of {@code SseNmi.tla}, in the order of {@code Next}. */
public enum SseKind implements ActionName {
    /** A backtrace is asked for. */
    TRACE("c"),
    /** A debugger starts. */
    ROUND_UP("c"),
    /** A stop starts. */
    STOP("c"),
    /** The bit is set. */
    S1("c", "d"),
    /** The event is injected. */
    S2("c", "d"),
    /** The word is read. */
    V1("c"),
    /** The handler acts. */
    V2("c"),
    /** The word is cleared. */
    V3("c");

    private final List<String> parameters;

    SseKind(String... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }
}
