package org.rollcall.lab.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.kernel.SystemMap;
import org.rollcall.lab.stub.Address;
import org.rollcall.lab.stub.Cpu;
import org.rollcall.lab.stub.GdbStub;

/**
 * Forces one schedule on a kernel. First the actors are gathered: each counts in user space and then asks for its first
 * step, at whose entry it is held. From then on nobody uses the shell, and each step runs one CPU.
 */
public final class LabReplay {
    private static final Duration GATHER = Duration.ofSeconds(240);
    private static final Duration PROMPT = Duration.ofSeconds(60);
    private static final Duration REFUSAL = Duration.ofSeconds(4);
    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final String IDLE = "cpu_do_idle";
    private static final List<String> LOCKS =
            List.of("queued_spin_lock_slowpath", "queued_read_lock_slowpath", "queued_write_lock_slowpath", "osq_lock");
    private static final Pattern KDB = Pattern.compile("kdb> ");
    private static final Pattern REFUSED = Pattern.compile("type go a second time[^\\r\\n]*");
    /** Turns of the counting loop; the first actor does not count, since it may need the others to run. */
    private static final int LOOP = 60_000;

    /** OOM_SCORE_ADJ_MIN: the stack that sysrq-f prints is wanted, and no shell that is needed may be killed. */
    private static final String IMMORTAL = "echo -1000 > /proc/self/oom_score_adj\n";

    private final GdbStub stub;
    private final SystemMap map;
    private final Terminal terminal;
    private final LabelTable labels;
    private final Patience patience;
    private final StepMover mover;

    public LabReplay(GdbStub stub, SystemMap map, LabelTable labels, Patience patience, Terminal terminal) {
        this.stub = stub;
        this.patience = patience;
        this.map = map;
        this.terminal = terminal;
        this.labels = labels;
        this.mover = new StepMover(stub, map, labels, patience);
    }

    /** @throws LabException if the kernel has not all that the schedule needs; nothing has been done then */
    public static void check(LabSchedule schedule, SystemMap map, LabelTable labels) {
        labels.symbols(schedule.steps()).forEach(map::address);
        schedule.actors().forEach(actor -> map.address(actor.gate()));
        schedule.steps()
                .forEach(step -> step.expected()
                        .forEach(expected -> map.address(expected.variable().symbol())));
    }

    /**
     * Drives the kernel, whose shell waits for input and all of whose CPUs are halted.
     *
     * @param progress told of each step
     */
    public Verdict run(LabSchedule schedule, Consumer<StepReport> progress) {
        prepare(schedule);
        return lead(schedule, progress);
    }

    /** Brings the actors to their gates. */
    void prepare(LabSchedule schedule) {
        check(schedule, map, labels);
        gather(schedule.actors());
        settle(schedule);
    }

    /** The steps, once the actors are at their gates. */
    Verdict lead(LabSchedule schedule, Consumer<StepReport> progress) {
        int checks = 0;
        List<Expected> before = List.of();
        for (int i = 0; i < schedule.steps().size(); i++) {
            LabStep step = schedule.steps().get(i);
            if (step.hidden()) {
                progress.accept(new StepReport(i + 1, step, "", List.of()));
                continue;
            }
            Outcome outcome = mover.move(step, meanwhile(step));
            if (outcome instanceof Outcome.Elsewhere elsewhere) {
                return new Verdict.Diverged(
                        i + 1, step.text(), step.cpu() + ": " + elsewhere.label() + " instead", where());
            } else if (outcome instanceof Outcome.Lost) {
                Label label = labels.entry(step).label();
                return new Verdict.NotReached(
                        i + 1, step.text(), label + " by " + step.cpu() + waiting(step.cpu()), where());
            }
            for (Expected expected : step.expected()) {
                long found = mover.memory().value(expected.variable(), expected.cpu());
                if (found != expected.value()) {
                    return new Verdict.CheckFailed(i + 1, step.text(), expected, found, where());
                }
                checks++;
            }
            List<Expected> changed = new ArrayList<>(step.expected());
            changed.removeAll(before);
            before = step.expected();
            progress.accept(new StepReport(
                    i + 1, step, map.name(stub.registers(step.cpu()).pc()), changed));
        }
        return new Verdict.Confirmed(schedule.steps().size(), checks);
    }

    /**
     * Lets a CPU that has decided to leave the debugger clear its {@code enter_kgdb}, no more: the model takes that and
     * the count of the slaves in one step, and a user sees the first.
     */
    void leave(Cpu cpu) {
        if (mover.memory().value(KernelVariable.DEBUGGERINFO, cpu) == 0
                && mover.memory().value(KernelVariable.ENTERED, cpu) == 1) {
            mover.move(cpu, new Label.Write(KernelVariable.ENTERED, new Label.Becomes.Number(0), false));
        }
    }

    /** Where each CPU is halted. */
    public SortedMap<Cpu, String> where() {
        SortedMap<Cpu, String> where = new TreeMap<>();
        stub.cpus().forEach(cpu -> where.put(cpu, map.name(stub.registers(cpu).pc())));
        return where;
    }

    private void gather(List<Actor> actors) {
        List<Actor> left = new ArrayList<>(actors);
        StringBuilder commands = new StringBuilder(IMMORTAL);
        for (int i = actors.size() - 1; i >= 0; i--) {
            Actor actor = actors.get(i);
            commands.append("taskset -c ")
                    .append(actor.cpu().number())
                    .append(" sh -c 'i=0; while [ $i -lt ")
                    .append(i == 0 ? 0 : LOOP * (i + 1))
                    .append(" ]; do i=$((i+1)); done; ")
                    .append(actor.command())
                    .append("' &\n");
        }
        Meanwhile typing = halted -> terminal.type(commands.toString());
        while (!left.isEmpty()) {
            SortedSet<Cpu> running = new TreeSet<>(stub.cpus());
            actors.stream()
                    .filter(actor -> !left.contains(actor))
                    .map(Actor::cpu)
                    .forEach(running::remove);
            Optional<Cpu> there = mover.gather(running, left, patience.of(GATHER), typing);
            if (there.isEmpty()) {
                throw new LabException("no process came to " + left.get(0).gate() + " on "
                        + left.get(0).cpu() + " within " + patience.of(GATHER).toSeconds()
                        + " s: is this a kernel with sysrq, kgdb and (for HARDLOCKUP) LKDTM? CPUs: " + where());
            }
            left.removeIf(actor -> actor.cpu().equals(there.get()));
            typing = Meanwhile.NOTHING;
        }
    }

    /**
     * The CPUs without an actor go on to where a CPU has no lock: idle, or in user space. Halted in the scheduler with the
     * lock of a run queue, one would hold up all others.
     */
    private void settle(LabSchedule schedule) {
        SortedSet<Cpu> left = new TreeSet<>(stub.cpus());
        left.removeAll(schedule.offline());
        schedule.actors().stream().map(Actor::cpu).forEach(left::remove);
        left.removeIf(this::isSettled);
        boolean arrives = true;
        while (!left.isEmpty() && arrives) {
            List<Actor> idle =
                    left.stream().map(cpu -> new Actor(cpu, "", IDLE)).toList();
            Optional<Cpu> there = mover.gather(left, idle, patience.of(SETTLE), Meanwhile.NOTHING);
            there.ifPresent(left::remove);
            left.removeIf(this::isSettled);
            arrives = there.isPresent();
        }
    }

    private boolean isSettled(Cpu cpu) {
        Address pc = stub.registers(cpu).pc();
        return pc.value() >= 0 || map.has(IDLE) && map.isIn(pc, IDLE);
    }

    /** A CPU that spins for a lock which a halted one has says nothing of the schedule. */
    private String waiting(Cpu cpu) {
        Address pc = stub.registers(cpu).pc();
        return LOCKS.stream()
                .filter(map::has)
                .filter(function -> map.isIn(pc, function))
                .map(function -> "; it waits for a lock that a halted CPU has (" + function + ")")
                .findFirst()
                .orElse("");
    }

    /** What the user does in this step. */
    private Meanwhile meanwhile(LabStep step) {
        return switch (step.action()) {
            case "Go" -> this::go;
            case "BtcAsk" ->
                halted -> {
                    terminal.said(KDB, patience.of(PROMPT), halted);
                    terminal.type("btc\r");
                };
            default -> Meanwhile.NOTHING;
        };
    }

    private void go(BooleanSupplier halted) {
        terminal.said(KDB, patience.of(PROMPT), halted);
        terminal.type("go\r");
        if (terminal.said(REFUSED, patience.of(REFUSAL), halted).isPresent()) {
            terminal.said(KDB, patience.of(PROMPT), halted);
            terminal.type("go\r");
        }
    }
}
