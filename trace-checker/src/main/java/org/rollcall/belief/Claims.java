package org.rollcall.belief;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.kernel.Variant;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Step;
import org.rollcall.machine.StepKind;
import org.rollcall.message.Answering;
import org.rollcall.message.CpuSet;
import org.rollcall.message.Debugging;
import org.rollcall.message.Message;
import org.rollcall.roll.Event;
import org.rollcall.roll.Kind;
import org.rollcall.roll.Reason;
import org.rollcall.roll.ReasonCode;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;

/** Says verdicts in terms of the model: which machine, and which of its steps the lines show, in the order of the log. */
public final class Claims {
    private final RollCall call;
    private final CpuSet asked;
    private final CpuSet silent;
    private final int requester;
    private final Configuration configuration;
    private final List<Event> lines;
    private final List<Goal> goals = new ArrayList<>();

    private Claims(RollCall call, CpuSet asked, int requester, BootEvidence boot, Variant variant, List<Event> lines) {
        this.call = call;
        this.asked = asked;
        this.requester = requester;
        this.lines = lines;
        this.silent = hasMissed() ? asked.without(heard()) : CpuSet.none();
        this.configuration = configuration(boot, variant);
    }

    /**
     * The claim of one verdict.
     *
     * @param events the messages of the log up to the end of the roll call at least
     * @param variant the kernel, or null to take it from the log
     */
    public static Claim of(RollCall call, List<Event> events, @Nullable Variant variant) {
        BootEvidence boot = BootEvidence.of(events, call.firstLine(), call.lastLine());
        CpuSet asked = call.asked();
        Integer requester = call.requester();
        if (call.kind() == Kind.REGISTERS) {
            return new Claim.Outside("sparc is outside the specification");
        } else if (call.verdict() == Verdict.IMPOSSIBLE) {
            return new Claim.Outside("no behaviour explains the text, so there is none to confirm");
        } else if (!boot.arm64()) {
            return new Claim.Outside(
                    "no line shows an arm64 kernel; other architectures are outside the specification");
        } else if (call.kind() == Kind.STOP) {
            return new Claim.Outside("a stop of the other CPUs is not a roll call of the specification");
        } else if (asked == null || requester == null) {
            return new Claim.Outside("the text does not say who asked whom");
        } else if (asked.with(requester).with(boot.offline()).stream().max().orElse(0)
                >= org.rollcall.machine.CpuSet.MAX_CPUS) {
            return new Claim.Outside("the machine has at most " + org.rollcall.machine.CpuSet.MAX_CPUS + " CPUs");
        }
        List<Event> lines = events.stream()
                .dropWhile(e -> e.line().number() < call.firstLine())
                .takeWhile(e -> e.line().number() <= call.lastLine())
                .toList();
        return new Claims(call, asked, requester, boot, variant == null ? boot.variant(call.kind()) : variant, lines)
                .claim();
    }

    private Configuration configuration(BootEvidence boot, Variant variant) {
        CpuSet offline = boot.offline().without(asked);
        int cpus = asked.with(offline).with(requester).stream().max().orElse(0) + 1;
        // CPUs that the log does not name are offline too: nobody asks them
        CpuSet absent = call.kind() == Kind.BACKTRACE
                ? offline
                : CpuSet.range(0, cpus - 1).without(asked.with(requester));
        // without the series, or without NMIs, V6 falls back; its backtraces are NMIs
        boolean nmi = call.kind() == Kind.BACKTRACE && variant != Variant.ML
                || call.kind() != Kind.FALLBACK
                        && (boot.pseudoNmis()
                                || !boot.booted() && !interrupted().isEmpty());
        return Configuration.of(variant, cpus)
                .withNmiChip(nmi)
                .withPrioMask(nmi)
                .withStuck(nmi ? machineSet(CpuSet.none()) : machineSet(silent))
                .withLongOff(machineSet(interrupted()))
                .withLongHard(nmi ? machineSet(silent.with(lateJoiner())) : machineSet(lateJoiner()))
                .withRequesters(
                        call.kind() == Kind.KGDB
                                ? machineSet(CpuSet.none())
                                : org.rollcall.machine.CpuSet.of(requester))
                .withMasters(
                        call.kind() == Kind.KGDB
                                ? org.rollcall.machine.CpuSet.of(requester)
                                : machineSet(CpuSet.none()))
                .withBtTargets(machineSet(asked))
                .withOffline(machineSet(absent))
                .withPrintLock(boot.printLock());
    }

    private Claim claim() {
        StepKind lockup = configuration.nmiChip() ? StepKind.LONG_HARD_WINDOW : StepKind.HARD_LOCKUP;
        silent.stream().forEach(cpu -> assume(lockup, cpu));
        lateJoiner().stream().forEach(cpu -> assume(StepKind.LONG_HARD_WINDOW, cpu));
        interrupted().stream().forEach(cpu -> assume(StepKind.LONG_IRQ_OFF, cpu));
        switch (call.kind()) {
            case BACKTRACE -> backtrace();
            case FALLBACK -> fallback();
            default -> kgdb();
        }
        return new Claim.Behaviour(configuration, goals);
    }

    /** The request line stands between the requester's own dump and the first SGI. */
    private void backtrace() {
        Map<Integer, Long> answers = answers();
        assume(StepKind.T1, requester);
        Long own = answers.remove(requester);
        if (own != null) {
            goals.add(new Goal(new Step(StepKind.T4, requester, -1), own));
        }
        goals.add(new Goal(new Step(StepKind.T5_END, requester, -1), call.requestLine()));
        answers.forEach((cpu, line) -> {
            goals.add(new Goal(new Step(StepKind.P1, cpu, -1), line));
            assume(StepKind.RET, cpu);
        });
        if (hasMissed()) {
            assume(StepKind.TIMEOUT_BT, requester);
            assume(StepKind.T8, requester);
        } else if (asked.without(heard()).isEmpty()) {
            assume(StepKind.T6, requester);
            assume(StepKind.T8, requester);
        }
    }

    private void fallback() {
        Map<Integer, Long> answers = answers();
        answers.remove(requester);
        goals.add(new Goal(new Step(StepKind.SYSRQ_SHOW_ALL, requester, -1), call.requestLine()));
        assume(StepKind.SEND_OWED, requester);
        answers.forEach((cpu, line) -> {
            goals.add(new Goal(new Step(StepKind.CALL_SHOW, cpu, requester), line));
            assume(StepKind.RET, cpu);
        });
    }

    private void kgdb() {
        CpuSet slaves = heard().without(CpuSet.of(requester));
        assume(StepKind.E0, requester);
        assume(StepKind.M5_END, requester);
        slaves.without(lateJoiner()).stream().forEach(cpu -> assume(StepKind.E2_SLAVE, cpu));
        long timedOut = line(Debugging.KgdbTimedOut.class);
        boolean waits = timedOut > 0 || hasMissed();
        goals.add(new Goal(new Step(waits ? StepKind.TIMEOUT_KG : StepKind.M6, requester, -1), timedOut));
        lateJoiner().stream().forEach(cpu -> {
            assume(StepKind.LONG_HARD_WINDOW_END, cpu);
            assume(StepKind.E2_SLAVE, cpu);
        });
        for (Event event : lines) {
            if (event.message() instanceof Debugging.KdbPrompt prompt
                    && prompt.command().equals("go")) {
                goals.add(new Goal(
                        new Step(StepKind.GO, requester, -1), event.line().number()));
                slaves.stream().forEach(cpu -> assume(StepKind.RET, cpu));
                assume(StepKind.X5, requester);
                return;
            }
        }
    }

    /** A CPU that joined between the time-out and the status that shows nobody missing. */
    private CpuSet lateJoiner() {
        CpuSet slaves = heard().without(CpuSet.of(requester));
        boolean late = call.kind() == Kind.KGDB && !hasMissed() && line(Debugging.KgdbTimedOut.class) > 0;
        return late && !slaves.isEmpty() ? CpuSet.of(slaves.stream().max().orElseThrow()) : CpuSet.none();
    }

    /** Where each CPU that was heard of is first heard, in the order of the log. */
    private Map<Integer, Long> answers() {
        Map<Integer, Long> answers = new LinkedHashMap<>();
        for (Event event : lines) {
            if (event.message() instanceof Answering answering
                    && !(answering instanceof Answering.DidNotRespond)
                    && !(answering instanceof Answering.StallCheck)
                    && heard().contains(answering.cpu())) {
                answers.putIfAbsent(answering.cpu(), event.line().number());
            }
        }
        return answers;
    }

    private long line(Class<? extends Message> type) {
        return lines.stream()
                .filter(e -> type.isInstance(e.message()))
                .mapToLong(e -> e.line().number())
                .findFirst()
                .orElse(0);
    }

    /** CPUs whose own dump shows that they answered out of code with interrupts disabled: only a pseudo-NMI gets there. */
    private CpuSet interrupted() {
        CpuSet interrupted = CpuSet.none();
        for (Reason reason : call.reasons()) {
            Integer cpu = reason.code() == ReasonCode.NMI_OUT_OF_IRQS_OFF ? reason.cpu() : null;
            if (cpu != null && cpu != requester && heard().contains(cpu)) {
                interrupted = interrupted.with(cpu);
            }
        }
        return interrupted;
    }

    private CpuSet heard() {
        CpuSet answered = call.answered() == null ? CpuSet.none() : call.answered();
        return call.idle() == null ? answered : answered.with(call.idle());
    }

    private boolean hasMissed() {
        return call.missed() != null && !call.missed().isEmpty();
    }

    private void assume(StepKind kind, int cpu) {
        goals.add(new Goal(new Step(kind, cpu, -1), 0));
    }

    private static org.rollcall.machine.CpuSet machineSet(CpuSet cpus) {
        return org.rollcall.machine.CpuSet.of(cpus.stream().toArray());
    }
}
