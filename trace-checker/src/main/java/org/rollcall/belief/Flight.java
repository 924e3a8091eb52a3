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
 *
 * @param events the messages after the request line, up to that answer
 * @param asked the CPUs that were asked
 * @param late CPUs that owe an answer to an earlier request, and may give it now
 */
record Flight(List<Event> events, CpuSet asked, CpuSet late) {
    /** Dumps of a roll call follow one another more closely than this, in microseconds. */
    private static final long CLOSE = 1_000_000;

    /** The wait cannot be over before this, in microseconds. */
    private static final long WAITING = 9_500_000;

    /** The answers in order; what a decoder or a second copy of the log repeats is left out. */
    List<Event> answers() {
        List<Event> answers = new ArrayList<>();
        for (Event event : events) {
            if (isAnswer(event.message()) && answers.stream().noneMatch(before -> repeats(before, event))) {
                answers.add(event);
            }
        }
        return answers;
    }

    /** Whether an answer needs an explanation: of a CPU that was not asked, or the second of one. */
    boolean isIrregular() {
        var heard = new BitSet();
        for (Event event : answers()) {
            int cpu = cpu(event);
            if (heard.get(cpu) || !asked.contains(cpu)) {
                return true;
            }
            heard.set(cpu);
        }
        return false;
    }

    /**
     * Whether the text from the request to this answer is whole, so that the answer belongs to the request or to none: each record
     * carries the kernel's time and follows closely, nothing else happens, each dump has its head, and the wait is not over.
     */
    boolean isWholeUpTo(Event answer, Line request) {
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

    /** Whether an asked CPU is heard of for the first time after this answer: until then the request is in flight. */
    boolean isFollowedByAnother(Event answer) {
        var heard = new BitSet();
        boolean passed = false;
        for (Event event : answers()) {
            boolean first = !heard.get(cpu(event)) && asked.contains(cpu(event));
            if (passed && first) {
                return true;
            }
            heard.set(cpu(event));
            passed |= event == answer;
        }
        return false;
    }

    static int cpu(Event answer) {
        return ((Answering) answer.message()).cpu();
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
