package org.rollcall.roll;

import org.rollcall.message.Asking;
import org.rollcall.message.CpuSet;

/**
 * A request line, and what it says about the text before it.
 *
 * @param sending what the line says
 * @param trigger the last trigger before it
 */
record NmiRequest(Asking.SendingNmi sending, Trigger trigger) {
    /** The request of this roll call is sent. Who answered before the line was asked, although the printed list leaves it out. */
    void into(OpenCall call, long line, Moment now) {
        CpuSet early = call.answers.heardOf();
        call.send(sending.requester(), sending.whole() ? sending.cpus().with(early) : null, line, now);
        if (!sending.whole()) {
            call.note(Sign.EDITED);
            call.note(
                    ReasonCode.CPUS_UNKNOWN,
                    null,
                    line,
                    "the list of the request is cut: it does not end with its colon");
        }
        CpuSet others = early.without(sending.requester());
        if (!others.isEmpty()) {
            others.stream()
                    .forEach(cpu -> call.note(
                            ReasonCode.EARLY_ANSWER, cpu, line, "CPU " + cpu + " answered before the request line"));
        }
        if (trigger == call.trigger) {
            call.note(Sign.TRIGGER);
        }
        if (lacksOwnDump(call) || call.has(Sign.OWN_TRACE) && !call.has(Sign.OWN_DUMP)) {
            call.note(Sign.EDITED);
        }
    }

    /**
     * Whether lines before the request are missing: a request to all CPUs begins with the requester's own dump. Where the trigger is not
     * in the text either, a request to several CPUs is taken for one to all. Lockup detectors leave the requester out.
     */
    private boolean lacksOwnDump(OpenCall call) {
        boolean toAll = call.trigger.asksAll() && call.has(Sign.TRIGGER)
                || call.trigger == Trigger.UNKNOWN && sending.cpus().size() > 1;
        return toAll && !call.answers.hasDumpOf(sending.requester());
    }
}
