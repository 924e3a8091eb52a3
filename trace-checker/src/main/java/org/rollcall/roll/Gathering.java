package org.rollcall.roll;

import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.message.Asking;
import org.rollcall.message.Triggering;

/**
 * The text before a request: its trigger, the requester's own dump, answers that were printed early. It is a roll call that was not
 * sent yet; one whose request never comes stays that way.
 */
final class Gathering {
    /** A request follows its own dump sooner than this, in microseconds. */
    private static final long FORGOTTEN = 5_000_000;

    /** The same in lines, where no clock tells. */
    private static final long FAR = 100;

    private final Journal journal;
    private final Triggers triggers = new Triggers();
    private @Nullable OpenCall call;
    private Moment touched = Moment.UNKNOWN;

    Gathering(Journal journal) {
        this.journal = journal;
    }

    /** No more text of this boot. */
    void finish() {
        call = null;
        triggers.forget();
    }

    /** A request that has not come for so long does not come any more: what was gathered is all. */
    void forgetOld(long line) {
        OpenCall old = call;
        if (old == null) {
            return;
        }
        Moment now = journal.now();
        boolean far = now.since(touched) == null && Math.abs(line - old.lines.last()) > FAR;
        if (far || now.isFarFrom(touched, FORGOTTEN)) {
            close();
        }
    }

    /** The last trigger of this boot. */
    Trigger trigger() {
        return triggers.last().trigger();
    }

    long triggerLine() {
        return triggers.last().line();
    }

    /** What makes this CPU ask. */
    Trigger triggerOf(int requester) {
        return triggers.of(requester).trigger();
    }

    boolean isEmpty() {
        return call == null;
    }

    /** Whether a CPU was heard from here already: backtrace_flag is set, and a further request is dropped. */
    boolean hasAnswers() {
        return call != null && !call.answers.areNone();
    }

    /** The trigger that has no other text yet, or null. */
    @Nullable
    OpenCall bareTrigger() {
        return call != null && call.answers.areNone() ? call : null;
    }

    /** The roll call of this request: what was gathered, if it belongs to it, or else a new one. */
    OpenCall claim(Asking asking, long line) {
        forgetOld(line);
        Trigger by = asking instanceof Asking.SendingNmi sending ? triggerOf(sending.requester()) : trigger();
        OpenCall own = asking instanceof Asking.SendingNmi sending ? ownPart(sending, by) : toAll();
        call = null;
        return own != null ? own : journal.begin(Kind.BACKTRACE, by, line);
    }

    /** The request of this trigger was sent, and nothing is left of what was gathered. */
    void answered(Trigger by, long line) {
        triggers.add(by, null, line);
    }

    /** The bare trigger was that of a request without a line of its own. */
    void claimed() {
        call = null;
    }

    private @Nullable OpenCall toAll() {
        return call != null && call.trigger.asksAll() ? call : null;
    }

    private @Nullable OpenCall ownPart(Asking.SendingNmi sending, Trigger by) {
        for (OpenCall open : journal.running()) {
            if (isUnsent(open) && open.answers.hasDumpOf(sending.requester())) {
                return open;
            }
        }
        OpenCall bare = bareTrigger();
        if (bare != null && bare.trigger == by) {
            return bare;
        }
        close();
        return null;
    }

    /** Whether a request may still come that this is a part of. */
    private static boolean isUnsent(OpenCall call) {
        return call.kind() == Kind.BACKTRACE
                && !call.isSent()
                && !call.isClosed()
                && !call.has(Sign.DROPPED)
                && call.trigger != Trigger.RCU_STALL;
    }

    /** An answer that no request awaits. */
    OpenCall answer(int cpu, boolean idle, long line) {
        if (call == null) {
            Trigger own = triggerOf(cpu);
            begin(journal.begin(Kind.BACKTRACE, own == Trigger.UNKNOWN ? trigger() : own, line));
        }
        if (call.answers.areNone()) {
            call.lines.requestAt(line);
        }
        touched = journal.now();
        call.answer(cpu, idle, line, touched);
        return call;
    }

    /** The dump of this CPU goes through the request: it is the requester's own. */
    void ownDump(int cpu) {
        if (call != null && call.answers.hasDumpOf(cpu)) {
            call.note(Sign.OWN_DUMP);
            call.askedBy(cpu);
        }
    }

    /** A function that no message names, in the dump of this CPU. */
    void traced(int cpu) {
        if (call != null && call.answers.hasDumpOf(cpu)) {
            call.note(Sign.OWN_TRACE);
        }
    }

    /** A trigger that makes this CPU ask, or any; {@code busy} if its request is dropped unless text of its own follows. */
    void triggered(Trigger next, @Nullable Integer by, boolean busy, Line line) {
        if (call != null && !call.trigger.asksAll()) {
            close();
        }
        triggers.add(next, by, line.number());
        if (next == Trigger.SYSRQ_L) {
            OpenCall bare = journal.begin(Kind.BACKTRACE, next, line.number());
            bare.note(Sign.TRIGGER);
            bare.answers.leaveOpen();
            expect(bare, busy);
        }
    }

    /** The report of an RCU stall names the CPU that makes it behind those that it asks. */
    void detected(Triggering.RcuDetectedBy message, long line) {
        triggers.add(Trigger.RCU_STALL, message.cpu(), line);
    }

    private void expect(OpenCall bare, boolean busy) {
        if (busy) {
            bare.drop();
        }
        if (hasAnswers()) {
            bare.close();
        } else {
            begin(bare);
        }
    }

    private void begin(OpenCall next) {
        call = next;
        touched = journal.now();
    }

    private void close() {
        if (call != null) {
            call.close();
            call = null;
        }
    }
}
