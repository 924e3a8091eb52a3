package org.rollcall.belief;

import java.util.BitSet;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.Answering;
import org.rollcall.message.Asking;
import org.rollcall.message.CpuSet;
import org.rollcall.message.Debugging;
import org.rollcall.message.Message;
import org.rollcall.roll.Event;

/**
 * Which roll calls need a look at the model. A request whose answers come from its CPUs, once each, is explained by it always: most
 * texts are never asked about. A property shows that nothing else is passed over.
 */
final class Suspects {
    private static final int MOST = 1 << 10;

    private final NavigableSet<Long> lines = new TreeSet<>();
    private final BitSet heard = new BitSet();
    private CpuSet asked = CpuSet.none();
    private long request;
    private @Nullable Integer prompt;
    private @Nullable Integer current;

    void note(Event event) {
        Message message = event.message();
        if (message instanceof Asking.SendingNmi sending) {
            heard.clear();
            asked = sending.cpus();
            request = event.line().number();
        } else if (message instanceof Answering.NmiBacktrace || message instanceof Answering.SkippedIdling) {
            int cpu = ((Answering) message).cpu();
            if (request > 0 && (heard.get(cpu) || !asked.contains(cpu))) {
                add(request);
            }
            heard.set(cpu);
        }
        debugger(message, event.line().number());
    }

    /** A prompt of a CPU, and the status that it shows: it is in the debugger. */
    private void debugger(Message message, long line) {
        if (message instanceof Debugging.KdbPrompt shown) {
            prompt = shown.cpu();
            current = null;
        } else if (message instanceof Debugging.CurrentCpu shown) {
            current = shown.cpu();
        } else {
            if (message instanceof Debugging.CpuStatus status
                    && prompt != null
                    && prompt.equals(current)
                    && !status.rounded().contains(prompt)) {
                add(line);
            }
            prompt = null;
            current = null;
        }
    }

    /** Whether a suspicious request or status stands in these lines. */
    boolean within(long first, long last) {
        Long next = lines.ceiling(first);
        return next != null && next <= last;
    }

    /** Where there are too many the oldest goes: the last line, if the log stands newest line first. */
    private void add(long line) {
        lines.add(line);
        if (lines.size() > MOST) {
            lines.remove(line == lines.first() ? lines.last() : lines.first());
        }
    }
}
