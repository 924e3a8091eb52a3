package org.rollcall.belief;

import java.util.List;
import org.rollcall.log.Line;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.Event;

/**
 * The time in which a backtrace request is in flight, as far as the text proves it: from the request line to the last answer that it
 * awaited, with nothing missing in between. As long as that answer is to come, {@code backtrace_flag} is taken, and no other request
 * explains an answer.
 */
final class Flight {
    private final Answers answers;
    private final List<Event> unexpected;

    /**
     * A flight.
     *
     * @param events the messages after the request line, up to the last answer
     * @param awaited the CPUs that the request went to
     * @param late CPUs that owe an answer to an earlier request, and may give it now
     */
    Flight(Line request, List<Event> events, CpuSet awaited, CpuSet late) {
        answers = new Answers(WholeText.after(request, events));
        unexpected = answers.unexpectedInFlight(awaited).stream()
                .filter(answer -> !late.contains(Answers.cpu(answer)))
                .toList();
    }

    /** The answers that need an explanation, and belong to this request or to none. */
    List<Event> unexpected() {
        return unexpected;
    }

    Answers answers() {
        return answers;
    }
}
