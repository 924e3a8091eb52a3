package org.rollcall.proof;

/** An outside solver can't be run, or says what is no answer. */
public final class SolverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SolverException(String message) {
        super(message);
    }
}
