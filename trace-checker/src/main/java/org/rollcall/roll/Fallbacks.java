package org.rollcall.roll;

import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.message.Answering;
import org.rollcall.message.CpuSet;

/**
 * sysrq-l without an architecture's own backtrace: the requester prints its block, then a work item on its CPU asks the others by
 * ordinary function calls and waits for nobody.
 */
final class Fallbacks {
    private final Journal journal;

    Fallbacks(Journal journal) {
        this.journal = journal;
    }

    /** A {@code CPU%d:} line; {@code asking} is the sysrq-l that has no text of its own yet. Returns whether the line was its block. */
    boolean accept(Answering message, @Nullable OpenCall asking, Line line) {
        boolean idle = message instanceof Answering.ShowCpuIdling;
        if (!idle && (asking != null || awaiting(message.cpu()) == null)) {
            request(message.cpu(), asking, line);
            return true;
        }
        OpenCall call = awaiting(message.cpu());
        if (call != null) {
            call.answer(message.cpu(), idle, line.number(), journal.now());
        }
        return false;
    }

    private void request(int cpu, @Nullable OpenCall asking, Line line) {
        OpenCall before = newest();
        OpenCall call = asking != null ? asking : journal.begin(Kind.FALLBACK, Trigger.UNKNOWN, line.number());
        call.turnInto(Kind.FALLBACK);
        if (asking == null) {
            // the trigger is as loud as the block: this may be an answer to a request that is not shown
            call.note(Sign.EDITED);
        }
        CpuSet online = journal.boot().online();
        call.send(cpu, online == null ? null : online.with(cpu), line.number(), journal.now());
        call.answer(cpu, false, line.number(), journal.now());
        if (before == null || before == call || before.requester() == null) {
            return;
        }
        if (before.requester() == cpu) {
            call.queueBehind(before);
        } else {
            // one work item for all requests: while the first is pending the second adds none, and its CPUs are asked
            // from there
            call.ask(null);
            call.note(
                    ReasonCode.SHARED_WORK,
                    null,
                    line.number(),
                    "shares the work item of the request at line " + before.lines.request());
        }
    }

    private @Nullable OpenCall newest() {
        return journal.newest(call -> call.kind() == Kind.FALLBACK && call.isWaiting() && call.boot == journal.boot());
    }

    /** Whether a request awaits this CPU. */
    boolean await(int cpu) {
        return awaiting(cpu) != null;
    }

    /** Work runs in the order of the requests: the oldest that still waits for this CPU. */
    private @Nullable OpenCall awaiting(int cpu) {
        return journal.oldest(call -> call.kind() == Kind.FALLBACK && call.awaits(cpu));
    }
}
