package org.rollcall.trace;

/**
 * Where an event stands.
 *
 * @param line of the trace, from 1
 * @param cpu whose event it is
 * @param micros its time by the clock of the trace, in microseconds; {@link #UNTIMED} where the line has none
 */
public record Place(long line, int cpu, long micros) {
    /** No time: only the order on one CPU counts. */
    public static final long UNTIMED = -1;

    /** Whether it has a time. */
    public boolean isTimed() {
        return micros != UNTIMED;
    }
}
