package org.rollcall.liveness;

import java.util.List;

/**
 * A behaviour that breaks a promise.
 *
 * @param way the steps from the initial state to the loop
 * @param loop the steps that are taken over and over; empty: nothing happens any more
 */
public record Lasso<T>(List<T> way, List<T> loop) {
    /** Keeps copies. */
    public Lasso {
        way = List.copyOf(way);
        loop = List.copyOf(loop);
    }
}
