package org.rollcall.roll;

import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.message.CpuSet;
import org.rollcall.message.Triggering;

/**
 * A panic that is handed to another CPU ({@code panic_try_force_cpu}, since 7.0): one function call, no acknowledgement, no time-out. The
 * target is heard from when it says so, or when a panic is printed.
 */
final class Redirects {
    private final Journal journal;
    private @Nullable OpenCall current;

    Redirects(Journal journal) {
        this.journal = journal;
    }

    void triggered(Triggering message, Line line) {
        if (message instanceof Triggering.PanicRedirecting redirecting) {
            OpenCall call = journal.begin(Kind.REDIRECT, Trigger.PANIC, line.number());
            call.send(redirecting.from(), CpuSet.of(redirecting.to()), line.number(), journal.now());
            call.note(
                    ReasonCode.REDIRECTED,
                    redirecting.to(),
                    line.number(),
                    "CPU " + redirecting.to() + " shall panic in place of CPU " + redirecting.from());
            current = call;
        } else if (message instanceof Triggering.PanicRedirected || message instanceof Triggering.Panic) {
            answered(line);
        } else if (message instanceof Triggering.PanicNotRedirected) {
            withdrawn(line);
        }
    }

    private void answered(Line line) {
        OpenCall call = current;
        CpuSet target = call == null ? null : call.answers.asked();
        if (call != null && target != null && call.boot == journal.boot()) {
            call.answer(target.stream().min().orElseThrow(), false, line.number(), journal.now());
            call.close();
        }
        current = null;
    }

    /** The function call could not be made: nobody is asked. */
    private void withdrawn(Line line) {
        if (current != null && current.boot == journal.boot()) {
            current.lines.continueAt(line.number());
            current.ask(CpuSet.none());
            current.close();
        }
        current = null;
    }
}
