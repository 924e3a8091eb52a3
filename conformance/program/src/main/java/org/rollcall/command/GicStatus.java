package org.rollcall.command;

import org.rollcall.gickit.ScriptReport.Verdict;

/** The exit status of comparisons: the worst that was seen. */
final class GicStatus {
    private boolean failed;
    private boolean different;
    private boolean seen;

    void add(Verdict verdict) {
        seen = true;
        failed |= verdict == Verdict.INCOMPLETE || verdict == Verdict.NOTHING_COMPARED;
        different |= verdict == Verdict.DIFFERS;
    }

    /** A script could not be run. */
    void failed() {
        failed = true;
    }

    /** Whether anything was compared or tried to. */
    boolean seen() {
        return seen;
    }

    int code() {
        if (failed) {
            return ExitStatus.ERROR;
        }
        return different ? ExitStatus.FOUND : ExitStatus.OK;
    }
}
