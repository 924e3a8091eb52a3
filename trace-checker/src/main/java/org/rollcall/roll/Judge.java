package org.rollcall.roll;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;

/** Judges a roll call of which no more text will come. */
final class Judge {
    private Judge() {}

    static RollCall judge(OpenCall call, int index) {
        CpuSet named = call.answers.named().without(call.answers.heardOf()).without(call.answers.excused());
        CpuSet outstanding = call.answers.outstanding();
        boolean untold = call.answers.areUntold();
        List<Reason> reasons = new ArrayList<>(call.reasons());
        CpuSet missed;
        CpuSet undecided;
        if (call.answers.asked() == null) {
            missed = named.isEmpty() && call.has(Sign.PROVEN_MISSING) ? null : named;
            undecided = null;
        } else {
            boolean proven = call.wait.isOver()
                    && !call.has(Sign.EDITED)
                    && !call.has(Sign.MIXED)
                    && !call.has(Sign.SILENT_LISTED);
            CpuSet silent = outstanding.without(call.answers.excused()).without(call.answers.unplaced());
            missed = proven ? silent : named.and(outstanding);
            undecided = outstanding.without(missed);
        }
        Verdict verdict = verdict(call, missed, undecided);
        if (verdict == Verdict.COMPLETE) {
            missed = CpuSet.none();
            undecided = CpuSet.none();
        }
        if (undecided != null) {
            undecided.and(call.answers.unplaced()).stream().forEach(cpu -> reasons.add(unplaced(call, cpu)));
        }
        if (verdict == Verdict.INCONCLUSIVE) {
            reasons.add(doubt(call));
        }
        if (missed != null && !missed.isEmpty()) {
            missed.stream().forEach(cpu -> reasons.addAll(Hypotheses.of(call, cpu)));
        }
        return new RollCall(
                index,
                call.boot.number(),
                call.lines.first(),
                call.lines.last(),
                call.lines.request(),
                call.kind(),
                call.trigger,
                call.requester(),
                call.answers.asked(),
                untold ? null : call.answers.answered(),
                untold && call.kind() == Kind.BACKTRACE ? null : call.answers.idle(),
                missed,
                undecided,
                verdict,
                List.copyOf(reasons));
    }

    private static Reason unplaced(OpenCall call, int cpu) {
        return new Reason(
                ReasonCode.EARLY_ANSWER,
                cpu,
                call.lines.request(),
                "an answer of CPU " + cpu + " stands before the request, and nothing shows that it came before it");
    }

    private static Verdict verdict(OpenCall call, @Nullable CpuSet missed, @Nullable CpuSet undecided) {
        if (call.has(Sign.PROVEN_MISSING) || missed != null && !missed.isEmpty()) {
            return Verdict.MISSED;
        }
        if (call.has(Sign.MIXED)) {
            return Verdict.INCONCLUSIVE;
        }
        if (call.kind() == Kind.CSD) {
            return call.answers.areComplete() ? Verdict.COMPLETE : Verdict.INCONCLUSIVE;
        }
        if (call.kind() == Kind.STOP) {
            return call.has(Sign.ALL_STOPPED) && !call.has(Sign.EDITED) ? Verdict.COMPLETE : Verdict.INCONCLUSIVE;
        }
        if (call.has(Sign.DROPPED) || !call.isSent()) {
            boolean asksItself = call.has(Sign.OWN_DUMP)
                    && !call.has(Sign.EDITED)
                    && (!call.trigger.asksAll() || call.isOfSingleCpu())
                    && call.answers.heardOf().size() == 1;
            return asksItself ? Verdict.COMPLETE : Verdict.INCONCLUSIVE;
        }
        if (undecided == null) {
            // a request to all without a list: had anybody been silent, the requester would have waited
            boolean nobodySilent = call.kind() == Kind.BACKTRACE && call.wait.endedTooEarly() && !call.has(Sign.EDITED);
            return nobodySilent ? Verdict.COMPLETE : Verdict.INCONCLUSIVE;
        }
        return undecided.isEmpty() ? Verdict.COMPLETE : Verdict.INCONCLUSIVE;
    }

    private static Reason doubt(OpenCall call) {
        long line = call.lines.last();
        if (call.has(Sign.DROPPED)) {
            return new Reason(ReasonCode.NEVER_ASKED, null, line, "never asked: another request was in flight");
        }
        if (call.kind() == Kind.KGDB) {
            return new Reason(
                    ReasonCode.NO_STATUS, null, line, "no readable status line: who was rounded up is not shown");
        }
        if (call.kind() == Kind.CSD || call.kind() == Kind.REDIRECT) {
            return new Reason(
                    ReasonCode.NO_TIMEOUT,
                    null,
                    line,
                    "nothing shows that it was answered, and the kernel waits for it without a time-out");
        }
        if (call.kind() == Kind.STOP && !call.has(Sign.EDITED) && !call.has(Sign.MIXED)) {
            return call.hasEnded()
                    ? new Reason(ReasonCode.NO_STATUS, null, line, "the kernel does not say whether all CPUs stopped")
                    : new Reason(
                            ReasonCode.LOG_ENDS, null, line, "the log ends before it shows whether all CPUs stopped");
        }
        if (!call.answers.excused().isEmpty() && !call.has(Sign.EDITED)) {
            return new Reason(
                    ReasonCode.LOG_ENDS, null, line, "of the silent CPUs the kernel says that they need not answer");
        }
        if (!call.isSent() && call.kind() != Kind.STOP) {
            return new Reason(ReasonCode.NO_REQUEST, null, line, "the text does not show the request");
        }
        if (call.has(Sign.MIXED)) {
            return new Reason(
                    ReasonCode.GARBLED,
                    null,
                    line,
                    "requests by two clocks are mixed: whose answers these are is not shown");
        }
        if (call.has(Sign.EDITED)) {
            return new Reason(
                    ReasonCode.EDITED, null, line, "lines are missing from the text: an absence proves nothing");
        }
        if (call.has(Sign.SILENT_LISTED)) {
            return new Reason(
                    ReasonCode.TEXT_LOST,
                    null,
                    line,
                    "the kernel lists who was silent after the wait, so all others answered: their lines are missing from the text");
        }
        if (call.wait.endedTooEarly()) {
            return new Reason(
                    ReasonCode.TEXT_LOST,
                    null,
                    line,
                    "the requester went on before the 10 s were over, so all answered: their lines are missing from the text");
        }
        if (!call.answers.outstanding().and(call.answers.unplaced()).isEmpty()) {
            return new Reason(
                    ReasonCode.GARBLED,
                    null,
                    line,
                    "an answer stands before the request: the text may be out of order");
        }
        if (call.answers.asked() == null) {
            return new Reason(ReasonCode.CPUS_UNKNOWN, null, line, "the text does not say which CPUs were online");
        }
        if (!call.wait.hasBeginning()) {
            return new Reason(
                    ReasonCode.NO_TIME, null, line, "the text has no time stamps: how long the wait was is not shown");
        }
        return new Reason(ReasonCode.LOG_ENDS, null, line, "the log ends before the wait is over");
    }
}
