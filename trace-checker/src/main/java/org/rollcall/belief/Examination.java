package org.rollcall.belief;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rollcall.kernel.Variant;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Step;
import org.rollcall.machine.StepKind;
import org.rollcall.message.Answering;
import org.rollcall.message.Asking;
import org.rollcall.message.CpuSet;
import org.rollcall.message.Debugging;
import org.rollcall.message.Message;
import org.rollcall.roll.Event;
import org.rollcall.roll.Kind;
import org.rollcall.roll.RollCall;

/**
 * Looks in the text of a roll call for a line that no behaviour explains. Only lines that are there count: an absence refutes nothing.
 * Each line is held against the machine of the CPU that it is about and of the one that asks ({@link Projection}).
 */
final class Examination {
    private final RollCall call;
    private final List<Event> events;
    private final BootEvidence boot;
    private final Variant variant;

    /**
     * An examination.
     *
     * @param events the messages of the log up to the end of the roll call at least
     * @param variant the kernel
     */
    Examination(RollCall call, List<Event> events, BootEvidence boot, Variant variant) {
        this.call = call;
        this.events = events;
        this.boot = boot;
        this.variant = variant;
    }

    /** The first line that nothing explains, or null. {@code late} are CPUs that owe an answer to an earlier request. */
    @Nullable
    Contradiction contradiction(CpuSet late) {
        return call.kind() == Kind.KGDB ? debugger() : backtrace(late);
    }

    private @Nullable Contradiction backtrace(CpuSet late) {
        CpuSet asked = call.asked();
        Integer requester = call.requester();
        int start = index(Asking.class, call.requestLine());
        int end = index(Answering.class, call.lastLine());
        if (asked == null || requester == null || start < 0 || end < start) {
            return null;
        }
        CpuSet awaited = asked.without(CpuSet.of(requester));
        var flight = new Flight(events.get(start).line(), events.subList(start + 1, end + 1), awaited, late);
        return flight.unexpected().stream()
                .map(answer -> answered(flight.answers().upTo(answer), asked, requester))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Of the answers of one CPU to the request, in order, the first that nothing explains. */
    private @Nullable Contradiction answered(List<Event> answers, CpuSet asked, int requester) {
        int cpu = Answers.cpu(answers.get(0));
        Projection cpus = Projection.onto(CpuSet.of(cpu, requester));
        // the kernel asks online CPUs only: an asked one that went offline is back, whatever line is missing
        Belief belief = Belief.in(new Machine(machine(cpus, boot.offline().without(asked))
                .withBtTargets(cpus.chosen(asked))
                .withRequesters(cpus.chosen(CpuSet.of(requester)))
                .withMasters(org.rollcall.machine.CpuSet.EMPTY)));
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
        if (!again && belief.settled().mayBe(place, s -> s.btMask().contains(place))) {
            return "answers, but it cannot have taken the interrupt: gic_handle_irq, step Take";
        }
        String before = again
                ? "it has answered the request at line " + call.requestLine() + " already, and "
                : boot.offline().contains(cpu) ? "it is offline, and " : "";
        return "answers, but " + before + "no request that names it is open: the guard cpumask_test_cpu of"
                + " nmi_cpu_backtrace fails, step H1";
    }

    /** A prompt of a CPU, and right below it the status that it asked for. */
    private @Nullable Contradiction debugger() {
        for (int i = 0; i + 2 < events.size(); i++) {
            if (events.get(i).message() instanceof Debugging.KdbPrompt prompt
                    && call.firstLine() <= events.get(i).line().number()
                    && events.get(i + 2).message() instanceof Debugging.CpuStatus status
                    && events.get(i + 2).line().number() <= call.lastLine()
                    && events.get(i + 2).line().number() - events.get(i).line().number() == 2
                    && events.get(i + 1).message() instanceof Debugging.CurrentCpu current
                    && current.cpu() == prompt.cpu()
                    && status.whole()
                    && !status.rounded().contains(prompt.cpu())) {
                Contradiction found = shown(
                        prompt.cpu(),
                        events.get(i).line().number(),
                        events.get(i + 2).line().number());
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** A CPU that a prompt shows in the debugger, and a later line does not. */
    private @Nullable Contradiction shown(int cpu, long prompt, long line) {
        Integer master = call.requester();
        if (master == null) {
            return null;
        }
        Projection cpus = Projection.onto(CpuSet.of(cpu, master));
        int place = cpus.cpu(cpu);
        Belief belief = Belief.in(new Machine(
                        machine(cpus, CpuSet.none()).withMaxBt(0).withMasters(cpus.chosen(CpuSet.of(master)))))
                .absorb(new Observation.WaitOver(prompt))
                .absorb(new Observation.InDebugger(place, prompt));
        if (belief.isEmpty()
                || !belief.absorb(new Observation.NotInDebugger(place, line)).isEmpty()) {
            return null;
        }
        StepKind leaves = cpu == master ? StepKind.X5 : StepKind.R4;
        return new Contradiction(
                line,
                cpu,
                leaves,
                "is shown as not in the debugger, and the prompt at line " + prompt
                        + " is its own: before go nothing clears its enter_kgdb (kgdb_cpu_enter, step "
                        + leaves.specName() + ")");
    }

    /** The machine that explains most: NMIs get through, and any CPU may be late. */
    private Configuration machine(Projection cpus, CpuSet offline) {
        return Configuration.of(variant, cpus.size())
                .withLongHard(org.rollcall.machine.CpuSet.first(cpus.size()))
                .withOffline(cpus.chosen(offline))
                .withPrintLock(boot.printLock());
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
