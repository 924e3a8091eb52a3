package org.rollcall.belief;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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

    private final Line request;
    private final List<Event> events;
    private final CpuSet late;
    private final List<Event> answers;

    /** Answers that need an explanation, and after which an awaited CPU is heard of for the first time: until then the request is in flight. */
    private final List<Event> irregular;

    /**
     * A flight.
     *
     * @param events the messages after the request line, up to the last answer
     * @param awaited the CPUs that the request went to
     * @param late CPUs that owe an answer to an earlier request, and may give it now
     */
    Flight(Line request, List<Event> events, CpuSet awaited, CpuSet late) {
        this.request = request;
        this.events = events;
        this.late = late;
        this.answers = answers(events);
        this.irregular = irregular(answers, awaited);
    }

    /** The answers of a CPU that was not asked, or the second ones of one, that belong to this request or to none. */
    List<Event> unexpected() {
        return irregular.stream().filter(this::isWholeUpTo).toList();
    }

    /** All answers of the CPU that gives this one, in order, up to this one. */
    List<Event> upTo(Event answer) {
        return answers.subList(0, answers.indexOf(answer) + 1).stream()
                .filter(event -> cpu(event) == cpu(answer))
                .toList();
    }

    static int cpu(Event answer) {
        return ((Answering) answer.message()).cpu();
    }

    /** In order; what a decoder or a second copy of the log repeats is left out. */
    private static List<Event> answers(List<Event> events) {
        List<Event> answers = new ArrayList<>();
        for (Event event : events) {
            if (isAnswer(event.message()) && answers.stream().noneMatch(before -> repeats(before, event))) {
                answers.add(event);
            }
        }
        return answers;
    }

    private static List<Event> irregular(List<Event> answers, CpuSet awaited) {
        List<Event> irregular = new ArrayList<>();
        int inFlight = 0;
        var heard = new BitSet();
        for (Event answer : answers) {
            if (heard.get(cpu(answer)) || !awaited.contains(cpu(answer))) {
                irregular.add(answer);
            } else {
                inFlight = irregular.size();
            }
            heard.set(cpu(answer));
        }
        return irregular.subList(0, inFlight);
    }

    /**
     * Whether the text from the request to this answer is whole, so that the answer belongs to the request or to none: each record
     * carries the kernel's time and follows closely, nothing else happens, each dump has its head, and the wait is not over.
     */
    private boolean isWholeUpTo(Event answer) {
        if (late.contains(cpu(answer))) {
            return false;
        }
        Stamp start = request.time();
        Stamp before = start;
        Event dump = null;
        boolean headSeen = true;
        for (Event event : events) {
            Stamp time = event.line().time();
            if (start == null || before == null || !follows(before, time) || time.micros() - start.micros() > WAITING) {
                return false;
            }
            before = time;
            Message message = event.message();
            if (isAnswer(message)) {
                if (!headSeen) {
                    return false;
                }
                if (dump == answer) {
                    return true;
                }
                dump = event;
                headSeen = message instanceof Answering.SkippedIdling;
            } else if (message instanceof Dumping) {
                headSeen |= message instanceof Dumping.CpuLine head && dump != null && head.cpu() == cpu(dump);
            } else {
                return false;
            }
        }
        return dump == answer && headSeen;
    }

    private static boolean isAnswer(Message message) {
        return message instanceof Answering.NmiBacktrace || message instanceof Answering.SkippedIdling;
    }

    private static boolean repeats(Event before, Event event) {
        if (cpu(before) != cpu(event)) {
            return false;
        }
        Stamp time = event.line().time();
        boolean inlined = event.message() instanceof Answering.SkippedIdling
                && before.message() instanceof Answering.SkippedIdling
                && event.line().number() == before.line().number() + 1;
        return inlined
                || time != null
                        && time.equals(before.line().time())
                        && event.line().text().equals(before.line().text());
    }

    private static boolean follows(Stamp before, @Nullable Stamp time) {
        return time != null
                && time.clock() == Stamp.Clock.KERNEL
                && before.clock() == Stamp.Clock.KERNEL
                && time.micros() >= before.micros()
                && time.micros() - before.micros() <= CLOSE;
    }
}
