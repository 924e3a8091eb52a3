package org.rollcall.command;

import org.rollcall.report.LogSummary;
import org.rollcall.roll.Verdict;

/** The exit status of a check: the worst that was seen. */
final class CheckStatus {
    private final boolean strict;
    private boolean failed;
    private boolean missed;
    private boolean undecided;

    CheckStatus(boolean strict) {
        this.strict = strict;
    }

    void add(LogSummary summary) {
        Verdict verdict = summary.verdict();
        missed |= verdict == Verdict.MISSED || verdict == Verdict.IMPOSSIBLE;
        undecided |= verdict == null || verdict == Verdict.INCONCLUSIVE;
    }

    /** A log could not be read. */
    void failed() {
        failed = true;
    }

    int code() {
        if (failed) {
            return 2;
        }
        if (missed) {
            return 1;
        }
        return strict && undecided ? 3 : 0;
    }
}
