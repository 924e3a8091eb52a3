package org.rollcall.proof.infer;

/** The solver gave up, or the time is over. No answer is no invariant. */
final class UndecidedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndecidedException(String message) {
        super(message);
    }
}
