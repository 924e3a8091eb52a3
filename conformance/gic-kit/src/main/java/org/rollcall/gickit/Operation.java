package org.rollcall.gickit;

import org.jspecify.annotations.Nullable;
import org.rollcall.gic.ExceptionLevel;

/**
 * One line of a script.
 *
 * @param line its line in the file, from 1
 * @param recorded the answer that the script expects, null if it has none
 * @param marked why a correct GIC may answer otherwise, null if it may not
 */
public record Operation(
        int line,
        int pe,
        ExceptionLevel level,
        Action action,
        @Nullable Answer recorded,
        @Nullable String marked) {
    /** The same operation with that answer to compare with. */
    public Operation answered(Answer answer) {
        return new Operation(line, pe, level, action, answer, marked);
    }
}
