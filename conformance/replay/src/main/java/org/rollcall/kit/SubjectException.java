package org.rollcall.kit;

/** The program under test does not follow the protocol; the message is one line for people. */
public final class SubjectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SubjectException(String message) {
        super(message);
    }
}
