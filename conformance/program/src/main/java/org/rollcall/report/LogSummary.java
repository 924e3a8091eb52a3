package org.rollcall.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.roll.Remark;
import org.rollcall.roll.Verdict;

/**
 * A log as a whole.
 *
 * @param log its name as given
 * @param lines physical lines
 * @param rollCalls how many roll calls it holds
 * @param verdict the worst of its roll calls; inconclusive at best where lines were not understood; null if there is nothing of the kind
 * @param remarks what it shows besides its roll calls
 */
public record LogSummary(
        String log, long lines, int rollCalls, @Nullable Verdict verdict, List<Remark> remarks) {
    /** The summary of a log with these roll calls' worst verdict, or null if it has none. */
    public static LogSummary of(String log, long lines, int rollCalls, @Nullable Verdict worst, List<Remark> remarks) {
        boolean notUnderstood = remarks.stream().anyMatch(remark -> remark.kind() == Remark.Kind.NOT_UNDERSTOOD);
        boolean doubt = notUnderstood && (worst == null || worst == Verdict.COMPLETE);
        return new LogSummary(log, lines, rollCalls, doubt ? Verdict.INCONCLUSIVE : worst, remarks);
    }

    /** The verdict in records: {@code none} where there is no roll call. */
    public String word() {
        return verdict == null ? "none" : verdict.word();
    }
}
