package org.rollcall.report;

import org.jspecify.annotations.Nullable;
import org.rollcall.roll.Verdict;

/**
 * A log as a whole.
 *
 * @param log its name as given
 * @param lines physical lines
 * @param rollCalls how many roll calls it holds
 * @param verdict the worst of its roll calls, or null if it has none
 */
public record LogSummary(
        String log, long lines, int rollCalls, @Nullable Verdict verdict) {
    /** The verdict in records: {@code none} where there is no roll call. */
    public String word() {
        return verdict == null ? "none" : verdict.word();
    }
}
