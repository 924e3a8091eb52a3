package org.rollcall.belief;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.log.Stamp;
import org.rollcall.message.Answering;
import org.rollcall.message.CpuSet;
import org.rollcall.message.Dumping;
import org.rollcall.message.Message;
import org.rollcall.roll.Event;

/**
 * The time in which a backtrace request is in flight, as far as the text proves it: from the request line to the last answer that it
 * awaited. As long as that answer is to come, {@code backtrace_flag} is taken, and no other request explains an answer.
 */
final class Flight {
    /** Dumps of a roll call follow one another more closely than this, in microseconds. */
    private static final long CLOSE = 1_000_000;

    /** The wait cannot be over before this, in microseconds. */
    private static final long WAITING = 9_500_000;

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
        answers = new Answers(events);
        Set<Event> whole = whole(request, events);
        unexpected = answers.unexpectedInFlight(awaited).stream()
                .filter(answer -> whole.contains(answer) && !late.contains(Answers.cpu(answer)))
                .toList();
    }

    /** The answers that need an explanation, and belong to this request or to none. */
    List<Event> unexpected() {
        return unexpected;
    }

    Answers answers() {
        return answers;
    }

    /**
     * The answers up to which the text is whole, so that they belong to the request or to none: each record carries the
     * kernel's time and follows closely, nothing else happens, each dump has its head, and the wait is not over.
     */
    private static Set<Event> whole(Line request, List<Event> events) {
        Set<Event> whole = new HashSet<>();
        Stamp before = request.time();
        Event dump = null;
        boolean headSeen = false;
        for (Event event : events) {
            Stamp time = event.line().time();
            if (before == null
                    || !follows(before, time)
                    || time.micros() - request.time().micros() > WAITING) {
                return whole;
            }
            before = time;
            Message message = event.message();
            if (Answers.isAnswer(message)) {
                if (dump != null && !headSeen) {
                    return whole;
                } else if (dump != null) {
                    whole.add(dump);
                }
                dump = event;
                headSeen = message instanceof Answering.SkippedIdling;
            } else if (message instanceof Dumping) {
                headSeen |= message instanceof Dumping.CpuLine head && dump != null && head.cpu() == Answers.cpu(dump);
            } else {
                return whole;
            }
        }
        if (dump != null && headSeen) {
            whole.add(dump);
        }
        return whole;
    }

    private static boolean follows(Stamp before, @Nullable Stamp time) {
        return time != null
                && time.clock() == Stamp.Clock.KERNEL
                && before.clock() == Stamp.Clock.KERNEL
                && time.micros() >= before.micros()
                && time.micros() - before.micros() <= CLOSE;
    }
}
