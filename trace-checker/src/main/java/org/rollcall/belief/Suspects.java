package org.rollcall.belief;

import java.util.BitSet;
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
    private final LineSet lines = new LineSet();
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
                lines.add(request);
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
                lines.add(line);
            }
            prompt = null;
            current = null;
        }
    }

    /** Whether a suspicious request or status stands in these lines. */
    boolean within(long first, long last) {
        return lines.within(first, last);
    }
}
