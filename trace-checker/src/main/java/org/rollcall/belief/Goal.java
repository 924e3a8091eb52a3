package org.rollcall.belief;

import org.rollcall.machine.Step;

/**
 * A step that the machine has to take next.
 *
 * @param step the step
 * @param traced whether a line of a trace shows it; then {@code line} is one of the trace
 * @param line the line that shows it, from 1; 0 if it is a cause or an end that a verdict claims and no line shows
 */
public record Goal(Step step, long line, boolean traced) {
    /** A step that the log or nothing shows. */
    Goal(Step step, long line) {
        this(step, line, false);
    }
}
