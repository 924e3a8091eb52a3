package org.rollcall.belief;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.message.Answering;
import org.rollcall.message.CpuSet;
import org.rollcall.message.Debugging;
import org.rollcall.message.Message;
import org.rollcall.roll.Event;
import org.rollcall.roll.Kind;
import org.rollcall.roll.Reason;
import org.rollcall.roll.ReasonCode;
import org.rollcall.roll.RollCall;

/**
 * What the lines of a judged roll call show of each CPU.
 *
 * @param call the roll call with its verdict
 * @param requester the CPU that asks
 * @param asked the CPUs asked
 * @param lines its messages
 */
record RollCallText(RollCall call, int requester, CpuSet asked, List<Event> lines) {
    /** The text of a roll call out of the messages of its log. */
    static RollCallText of(RollCall call, int requester, CpuSet asked, List<Event> events) {
        List<Event> lines = events.stream()
                .dropWhile(e -> e.line().number() < call.firstLine())
                .takeWhile(e -> e.line().number() <= call.lastLine())
                .toList();
        return new RollCallText(call, requester, asked, lines);
    }

    Kind kind() {
        return call.kind();
    }

    boolean hasMissed() {
        return call.missed() != null && !call.missed().isEmpty();
    }

    /** Whether all that were asked were heard from. */
    boolean isComplete() {
        return asked.without(call.heard()).isEmpty();
    }

    /** CPUs that were asked and not heard from, where the verdict is that some were missed. */
    CpuSet silent() {
        return hasMissed() ? asked.without(call.heard()) : CpuSet.none();
    }

    /** CPUs other than the master that are in the debugger. */
    CpuSet slaves() {
        return call.heard().without(CpuSet.of(requester));
    }

    /** A CPU that joined between the time-out and the status that shows nobody missing. */
    CpuSet lateJoiner() {
        boolean late = kind() == Kind.KGDB && !hasMissed() && line(Debugging.KgdbTimedOut.class) > 0;
        return late && !slaves().isEmpty() ? CpuSet.of(slaves().stream().max().orElseThrow()) : CpuSet.none();
    }

    /** CPUs whose own dump shows that they answered out of code with interrupts disabled: only a pseudo-NMI gets there. */
    CpuSet interrupted() {
        CpuSet interrupted = CpuSet.none();
        for (Reason reason : call.reasons()) {
            Integer cpu = reason.code() == ReasonCode.NMI_OUT_OF_IRQS_OFF ? reason.cpu() : null;
            if (cpu != null && cpu != requester && call.heard().contains(cpu)) {
                interrupted = interrupted.with(cpu);
            }
        }
        return interrupted;
    }

    /** Where each CPU that was heard from is first heard, in the order of the log. */
    Map<Integer, Long> answers() {
        Map<Integer, Long> answers = new LinkedHashMap<>();
        for (Event event : lines) {
            if (event.message() instanceof Answering answering
                    && answering.isHeard()
                    && call.heard().contains(answering.cpu())) {
                answers.putIfAbsent(answering.cpu(), event.line().number());
            }
        }
        return answers;
    }

    /** The first line with a message of this type, 0 if none has. */
    long line(Class<? extends Message> type) {
        return lines.stream()
                .filter(e -> type.isInstance(e.message()))
                .mapToLong(e -> e.line().number())
                .findFirst()
                .orElse(0);
    }
}
