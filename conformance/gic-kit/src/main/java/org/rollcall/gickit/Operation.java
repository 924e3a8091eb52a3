package org.rollcall.gickit;

import org.jspecify.annotations.Nullable;
import org.rollcall.gic.ExceptionLevel;

/**
 * One line of a script.
 *
 * @param line its line in the file, from 1
 * @param recorded the answer that the script expects, null if it has none
 * @param note what the script says about this line, null if nothing
 * @param marked why a correct GIC may answer otherwise, null if it may not
 */
public record Operation(
        int line,
        int pe,
        ExceptionLevel level,
        Action action,
        @Nullable Answer recorded,
        @Nullable String marked,
        @Nullable String note) {
    /** Whether there is always an answer: what was read, whether a PE woke, what arrived. */
    public boolean asks() {
        return action instanceof Action.Read || action instanceof Action.Woke || action instanceof Action.Window;
    }

    /** The same operation with that answer to compare with; {@link Answer.Done} is none. */
    public Operation answered(Answer answer) {
        Answer told = answer instanceof Answer.Done ? null : answer;
        return new Operation(line, pe, level, action, told, marked, note);
    }
}
