package org.rollcall.proof;

import org.rollcall.spec.syntax.Place;

/** The module says something that has no exact counterpart in the solver. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedException(Place place, String message) {
        this(place + ": " + message);
    }

    /**
     * @param message names what it is about, which has no one place
     */
    RefusedException(String message) {
        super(message);
    }
}
