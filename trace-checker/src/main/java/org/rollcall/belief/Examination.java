package org.rollcall.belief;

import java.util.BitSet;
import java.util.List;
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

/** Looks in the text of a roll call for a line that no behaviour explains. Only lines that are there count: an absence refutes nothing. */
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
        var flight = new Flight(events.subList(start + 1, end + 1), asked, late);
        CpuSet named = flight.answers().stream()
                .map(answer -> CpuSet.of(Flight.cpu(answer)))
                .reduce(asked.with(requester), CpuSet::with);
        if (tooMany(named)) {
            return null;
        }
        // the kernel asks online CPUs only: an asked one that went offline is back, whatever line is missing
        Belief belief = Belief.in(new Machine(machine(named, boot.offline().without(asked))
                .withBtTargets(machineSet(asked))
                .withRequesters(org.rollcall.machine.CpuSet.of(requester))
                .withMasters(org.rollcall.machine.CpuSet.EMPTY)));
        if (asked.contains(requester)) {
            belief = belief.absorb(new Observation.Taken(new Step(StepKind.T4, requester, -1), call.firstLine()));
        }
        belief = belief.absorb(new Observation.Taken(new Step(StepKind.T5_END, requester, -1), call.requestLine()));
        var heard = new BitSet();
        for (Event answer : flight.answers()) {
            Step print = new Step(StepKind.P1, Flight.cpu(answer), -1);
            Belief next =
                    belief.absorb(new Observation.Taken(print, answer.line().number()));
            if (!next.isEmpty()) {
                belief = next;
            } else if (flight.isWholeUpTo(answer, events.get(start).line()) && flight.isFollowedByAnother(answer)) {
                return new Contradiction(
                        answer.line().number(), print.cpu(), print, whyNoAnswer(belief, print.cpu(), heard));
            }
            heard.set(print.cpu());
        }
        return null;
    }

    private String whyNoAnswer(Belief belief, int cpu, BitSet heard) {
        boolean again = heard.get(cpu) || Integer.valueOf(cpu).equals(call.requester());
        if (!again && belief.settled().mayBe(cpu, s -> s.btMask().contains(cpu))) {
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
                    && current.cpu() == prompt.cpu()) {
                Contradiction found = shown(
                        prompt.cpu(),
                        events.get(i).line().number(),
                        status,
                        events.get(i + 2).line().number());
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable Contradiction shown(int cpu, long prompt, Debugging.CpuStatus status, long line) {
        Integer master = call.requester();
        CpuSet online = status.rounded().with(status.dead()).with(cpu);
        if (!status.whole() || master == null || tooMany(online.with(master))) {
            return null;
        }
        Belief belief = Belief.in(new Machine(machine(online.with(master), CpuSet.none())
                        .withMaxBt(0)
                        .withMasters(org.rollcall.machine.CpuSet.of(master))))
                .absorb(new Observation.WaitOver(prompt))
                .absorb(new Observation.InDebugger(cpu, prompt));
        if (belief.isEmpty() || status.rounded().contains(cpu)) {
            return null;
        }
        boolean explained =
                !belief.absorb(new Observation.NotInDebugger(cpu, line)).isEmpty();
        Step leaves = new Step(cpu == master ? StepKind.X5 : StepKind.R4, cpu, -1);
        return explained
                ? null
                : new Contradiction(
                        line,
                        cpu,
                        leaves,
                        "is shown as not in the debugger, and the prompt at line " + prompt
                                + " is its own: before go nothing clears its enter_kgdb (kgdb_cpu_enter, step "
                                + leaves.kind().specName() + ")");
    }

    /** The machine that explains most: NMIs get through, and any CPU may be late. */
    private Configuration machine(CpuSet named, CpuSet offline) {
        int cpus = named.stream().max().orElse(0) + 1;
        CpuSet absent = CpuSet.range(0, cpus - 1).without(named).with(offline.and(named));
        return Configuration.of(variant, cpus)
                .withLongHard(machineSet(named))
                .withOffline(machineSet(absent))
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

    private static boolean tooMany(CpuSet cpus) {
        return cpus.stream().max().orElse(0) >= org.rollcall.machine.CpuSet.MAX_CPUS;
    }

    private static org.rollcall.machine.CpuSet machineSet(CpuSet cpus) {
        return org.rollcall.machine.CpuSet.of(cpus.stream().toArray());
    }
}
