package org.rollcall.report;

import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.log.Stamp;
import org.rollcall.message.Answering;
import org.rollcall.message.Asking;
import org.rollcall.message.Configuring;
import org.rollcall.message.Debugging;
import org.rollcall.message.Dumping;
import org.rollcall.message.Message;
import org.rollcall.roll.Event;

/**
 * A message of a log as a picture shows it.
 *
 * @param line from 1
 * @param micros the kernel's time, or null
 * @param cpu whose lane, or -1 for none
 * @param kind {@code request}, {@code answered}, {@code idle}, {@code missed}, or {@code note}
 * @param text the record
 */
record Mark(long line, @Nullable Long micros, int cpu, String kind, String text) {
    /** The mark of an event, or null if it is about no roll call. */
    static @Nullable Mark of(Event event) {
        Message message = event.message();
        if (message instanceof Asking.SendingNmi sending) {
            return of(event, sending.requester(), "request");
        } else if (message instanceof Answering answer) {
            return of(event, answer.cpu(), kind(answer));
        } else if (message instanceof Debugging.EnteringKdb entering) {
            return of(event, entering.cpu(), "request");
        } else if (message instanceof Debugging.NoTaskForCpu silent) {
            return of(event, silent.cpu(), "missed");
        } else if (message instanceof Debugging.CurrentCpu current) {
            return of(event, current.cpu(), "answered");
        }
        return message instanceof Configuring || message instanceof Dumping ? null : of(event, -1, "note");
    }

    private static String kind(Answering answer) {
        if (answer instanceof Answering.SkippedIdling || answer instanceof Answering.ShowCpuIdling) {
            return "idle";
        }
        return answer instanceof Answering.DidNotRespond || answer instanceof Answering.StallCheck
                ? "missed"
                : "answered";
    }

    private static Mark of(Event event, int cpu, String kind) {
        Line line = event.line();
        Stamp time = line.time();
        Long micros = time != null && time.clock() == Stamp.Clock.KERNEL ? time.micros() : null;
        return new Mark(line.number(), micros, cpu, kind, Printable.text(line.text()));
    }
}
