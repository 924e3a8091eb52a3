package org.rollcall.roll;

import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.message.Triggering;

/** The request that was sent last. There is one in flight at most ({@code backtrace_flag}). */
final class LastRequest {
    /** A requester that is reported no later than this after its request is still in its wait: its delays may take longer than 10 s. */
    private static final long BUSY = 60_000_000;

    private final Journal journal;
    private @Nullable OpenCall call;
    private @Nullable String sentBy;
    private Moment sent = Moment.UNKNOWN;

    LastRequest(Journal journal) {
        this.journal = journal;
    }

    /** No more text of this boot. */
    void finish() {
        call = null;
    }

    /** The request, or null if there was none in this boot. */
    @Nullable
    OpenCall call() {
        return call;
    }

    void sent(OpenCall request, @Nullable String by) {
        call = request;
        sentBy = by;
        sent = journal.now();
    }

    boolean isInFlight() {
        return call != null && call.isWaiting();
    }

    /** The requester does something else, if it is still waiting. */
    void wentOn(long line, String what) {
        if (call != null && call.isWaiting()) {
            call.wentOn(journal.now(), line, what);
        }
    }

    /** A trigger that may be what its requester does next: the rest of its report, or its panic. */
    void triggered(Triggering message, Line line) {
        if (call == null) {
            return;
        }
        if (isRestOfRcuReport(message)) {
            if (call.trigger == Trigger.RCU_STALL && Callers.mayBeSame(sentBy, line.caller())) {
                wentOn(line.number(), "the rest of its RCU report");
            }
        } else if (message instanceof Triggering.Panic panic && call.trigger.endsIn(panic)) {
            wentOn(line.number(), "it panics");
        }
    }

    private static boolean isRestOfRcuReport(Triggering message) {
        return message instanceof Triggering.RcuContinues
                || message instanceof Triggering.RcuLastRan
                || message instanceof Triggering.RcuAsksNobody;
    }

    /** A panic stops the other CPUs. */
    void stopping(long line) {
        if (call != null && call.trigger == Trigger.PANIC) {
            wentOn(line, "it stops the other CPUs");
        }
    }

    /** Whether it went to this CPU. */
    boolean hasAsked(int cpu) {
        return call != null && call.answers.mayAsk(cpu);
    }

    /** Whether nothing more is to be said of this CPU: it was heard from, or the kernel has named it already. */
    boolean hasAccountFor(int cpu) {
        return call != null && (call.answers.hasHeardOf(cpu) || call.answers.haveNamed(cpu));
    }

    /** Whether this is one more print of an answer to it: decoders print one for each inlined frame. */
    boolean isRepeated(int cpu, long triggerLine) {
        return call != null
                && call.answers.hasHeardOf(cpu)
                && triggerLine < call.lines.request()
                && !Integer.valueOf(cpu).equals(call.requester());
    }

    /** An answer that no request awaits may be a late one to this request. */
    void noteLateAnswer(OpenCall late, int cpu, long line) {
        if (call != null && call.answers.asked() != null && call.awaits(cpu)) {
            late.note(
                    ReasonCode.LATE_ANSWER,
                    cpu,
                    line,
                    "CPU " + cpu + " may answer the request at line " + call.lines.request()
                            + " after its wait was over");
        }
    }

    /**
     * Whether it makes a lockup detector's request drop. The detector of another CPU's lockup asks that CPU at once. A requester that is
     * itself reported is still busy with its wait.
     */
    boolean drops(Triggering.HardLockup lockup) {
        boolean bySelf = lockup.detector() != null && lockup.detector() == lockup.cpu();
        if (bySelf || call == null || call.isClosed() || !call.answers.awaitAnybody()) {
            return false;
        }
        boolean busy = !journal.now().isFarFrom(sent, BUSY)
                && Integer.valueOf(lockup.cpu()).equals(call.requester());
        return call.isWaiting() || busy;
    }
}
