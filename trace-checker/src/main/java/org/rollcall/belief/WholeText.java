package org.rollcall.belief;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.log.Line;
import org.rollcall.log.Stamp;
import org.rollcall.message.Answering;
import org.rollcall.message.Dumping;
import org.rollcall.message.Message;
import org.rollcall.roll.Event;

/**
 * The text after a backtrace request as far as no line of it can be missing. An absent line may be anything: the answers that end the
 * request, the next request, the requester's own dump. So each line has to be accounted for: answers follow the request and one another
 * line by line, a dump has all that {@code show_regs} of arm64 prints, and the time goes on without a gap.
 */
final class WholeText {
    /** Lines follow one another more closely than this, in microseconds: too closely for another request between them. */
    private static final long CLOSE = 100_000;

    /** The wait cannot be over before this, in microseconds. */
    private static final long WAITING = 9_500_000;

    /** Header, CPU, hardware, pstate, pc, lr, sp, x29 to x0 in ten lines, and a call trace with its title. */
    private static final int SHORTEST_DUMP = 19;

    private final List<Event> events = new ArrayList<>();
    private final Line request;
    private Line before;
    private Line answer;
    private @Nullable Event dump;
    private boolean headSeen;
    private boolean registersSeen;

    private WholeText(Line request) {
        this.request = request;
        this.before = request;
        this.answer = request;
    }

    /** Those messages after a request before which nothing is missing. */
    static List<Event> after(Line request, List<Event> events) {
        var text = new WholeText(request);
        for (Event event : events) {
            if (!text.continuesWith(event)) {
                break;
            }
            text.events.add(event);
        }
        return text.events;
    }

    private boolean continuesWith(Event event) {
        Line line = event.line();
        if (!isInTime(line.time())) {
            return false;
        }
        before = line;
        Message message = event.message();
        if (Answers.isAnswer(message)) {
            boolean whole = dump == null ? distance(line) == 1 : isWholeDump(line);
            answer = line;
            dump = message instanceof Answering.NmiBacktrace ? event : null;
            headSeen = false;
            registersSeen = false;
            return whole;
        }
        return dump != null && belongsTo(dump, message, line);
    }

    private boolean belongsTo(Event dumped, Message message, Line line) {
        if (message instanceof Dumping.CpuLine head) {
            headSeen = head.cpu() == Answers.cpu(dumped) && distance(line) == 1;
            return headSeen;
        }
        registersSeen |= message instanceof Dumping.Pstate;
        return message instanceof Dumping;
    }

    /** The requester's own dump, before another request, shows no registers ({@code dump_stack}). */
    private boolean isWholeDump(Line next) {
        return headSeen && registersSeen && distance(next) >= SHORTEST_DUMP;
    }

    /** Lines from the last answer, or from the request, in a log of either order. */
    private long distance(Line line) {
        return Math.abs(line.number() - answer.number());
    }

    private boolean isInTime(@Nullable Stamp time) {
        Stamp last = before.time();
        Stamp first = request.time();
        return time != null
                && last != null
                && first != null
                && time.clock() == Stamp.Clock.KERNEL
                && time.resolution() <= CLOSE
                && first.clock() == Stamp.Clock.KERNEL
                && time.micros() >= last.micros()
                && time.micros() - last.micros() <= CLOSE
                && time.micros() - first.micros() <= WAITING;
    }
}
