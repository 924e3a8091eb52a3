package org.rollcall.proof;

import org.rollcall.spec.syntax.Place;

/** The module says something that has no exact counterpart in the solver. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedException(Place place, String message) {
        super(place + ": " + message);
    }
}
