package org.rollcall.log;

import java.io.IOException;

/** What was given as a log is something else. The message names it and says what to do. */
public final class NotTextException extends IOException {
    private static final long serialVersionUID = 1;

    NotTextException(String message) {
        super(message);
    }
}
