package org.rollcall.belief;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Stamp;
import org.rollcall.message.Answering;
import org.rollcall.message.CpuSet;
import org.rollcall.message.Message;
import org.rollcall.roll.Event;

/** The lines with which CPUs answer a backtrace request, in order. What a decoder or a second copy of the log repeats is left out. */
final class Answers {
    private record Copy(int cpu, @Nullable Stamp time, String text) {}

    private final List<Event> answers = new ArrayList<>();

    /** The answers among these messages. */
    Answers(List<Event> events) {
        Map<Integer, Event> last = new HashMap<>();
        Set<Copy> copies = new HashSet<>();
        for (Event event : events) {
            if (!isAnswer(event.message()) || isInlined(last.get(cpu(event)), event)) {
                continue;
            }
            Stamp time = event.line().time();
            if (time == null
                    || copies.add(new Copy(cpu(event), time, event.line().text()))) {
                answers.add(event);
                last.put(cpu(event), event);
            }
        }
    }

    static boolean isAnswer(Message message) {
        return message instanceof Answering.NmiBacktrace || message instanceof Answering.SkippedIdling;
    }

    static int cpu(Event answer) {
        return ((Answering) answer.message()).cpu();
    }

    /**
     * The answers of a CPU that was not awaited, or the second ones of one, after which an awaited CPU is heard from for the first time:
     * until then the request is in flight.
     */
    List<Event> unexpectedInFlight(CpuSet awaited) {
        List<Event> unexpected = new ArrayList<>();
        int inFlight = 0;
        var heard = new BitSet();
        for (Event answer : answers) {
            if (heard.get(cpu(answer)) || !awaited.contains(cpu(answer))) {
                unexpected.add(answer);
            } else {
                inFlight = unexpected.size();
            }
            heard.set(cpu(answer));
        }
        return unexpected.subList(0, inFlight);
    }

    /** All answers of the CPU that gives this one, up to this one. */
    List<Event> upTo(Event answer) {
        return answers.subList(0, answers.indexOf(answer) + 1).stream()
                .filter(event -> cpu(event) == cpu(answer))
                .toList();
    }

    /** A decoder of addresses prints a line for each inlined function. */
    private static boolean isInlined(@Nullable Event before, Event event) {
        return before != null
                && event.message() instanceof Answering.SkippedIdling
                && before.message() instanceof Answering.SkippedIdling
                && event.line().number() == before.line().number() + 1;
    }
}
