package org.rollcall.belief;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rollcall.kernel.StepKind;
import org.rollcall.machine.Step;
import org.rollcall.message.Answering;
import org.rollcall.message.Asking;
import org.rollcall.message.CpuSet;
import org.rollcall.message.Message;
import org.rollcall.roll.Event;
import org.rollcall.roll.RollCall;

/** Looks among the answers to a backtrace request for one that belongs to it or to none, and that its CPU cannot have given. */
final class AnswerExamination {
    private final Examination text;
    private final RollCall call;
    private final List<Event> events;
    private final CpuSet offline;
    private final int requester;
    private final CpuSet asked;

    AnswerExamination(Examination text, int requester, CpuSet asked) {
        this.text = text;
        this.call = text.call();
        this.events = text.events();
        this.offline = text.boot().offline();
        this.requester = requester;
        this.asked = asked;
    }

    /** The first answer that nothing explains, or null. {@code late} are CPUs that owe an answer to an earlier request. */
    @Nullable
    Contradiction contradiction(CpuSet late) {
        int start = index(Asking.class, call.requestLine());
        int end = index(Answering.class, call.lastLine());
        if (start < 0 || end < start) {
            return null;
        }
        CpuSet awaited = asked.without(CpuSet.of(requester));
        var flight = new Flight(events.get(start).line(), events.subList(start + 1, end + 1), awaited, late);
        return flight.unexpected().stream()
                .map(answer -> answered(flight.answers().upTo(answer)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Of the answers of one CPU to the request, in order, the first that nothing explains. */
    private @Nullable Contradiction answered(List<Event> answers) {
        int cpu = Answers.cpu(answers.get(0));
        Projection cpus = Projection.onto(CpuSet.of(cpu, requester));
        // the kernel asks online CPUs only: an asked one that went offline is back, whatever line is missing
        Belief belief = text.belief(
                cpus,
                offline.without(asked),
                machine -> machine.withBacktrace(backtrace -> backtrace
                                .withBtTargets(cpus.chosen(asked))
                                .withRequesters(cpus.chosen(CpuSet.of(requester))))
                        .withDebugger(debugger -> debugger.withMaxKg(0)));
        int asks = cpus.cpu(requester);
        if (asked.contains(requester)) {
            belief = belief.absorb(new Observation.Taken(new Step(StepKind.T4, asks, -1), call.firstLine()));
        }
        belief = belief.absorb(new Observation.Taken(new Step(StepKind.T5_END, asks, -1), call.requestLine()));
        Step print = new Step(StepKind.P1, cpus.cpu(cpu), -1);
        for (Event answer : answers) {
            long line = answer.line().number();
            Belief next = belief.absorb(new Observation.Taken(print, line));
            if (next.isEmpty()) {
                boolean again = cpu == requester || answer != answers.get(0);
                return new Contradiction(line, cpu, StepKind.P1, whyNoAnswer(belief, cpu, cpus, again));
            }
            belief = next;
        }
        return null;
    }

    private String whyNoAnswer(Belief belief, int cpu, Projection cpus, boolean again) {
        int place = cpus.cpu(cpu);
        if (!again && belief.settled().mayBe(s -> s.btMask().contains(place))) {
            return "answers, but it cannot have taken the interrupt: gic_handle_irq, step Take";
        }
        String before = again
                ? "it has answered the request at line " + call.requestLine() + " already, and "
                : offline.contains(cpu) ? "it is offline, and " : "";
        return "answers, but " + before + "no request that names it is open: the guard cpumask_test_cpu of"
                + " nmi_cpu_backtrace fails, step H1";
    }

    /** Where the last message of this type in a line stands, or -1. */
    private int index(Class<? extends Message> type, long line) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (events.get(i).line().number() == line
                    && type.isInstance(events.get(i).message())) {
                return i;
            }
        }
        return -1;
    }
}
