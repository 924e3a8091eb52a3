package org.rollcall.cluster;

import java.util.Locale;

/**
 * How far a run has come, as the server last said.
 *
 * @param generated the initial states and the ends of steps
 * @param distinct states
 * @param waiting states that are not expanded
 */
public record Standing(long generated, long distinct, long waiting) {
    static final Standing START = new Standing(0, 0, 0);

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%,d distinct states, %,d generated, %,d waiting", distinct, generated, waiting);
    }
}
