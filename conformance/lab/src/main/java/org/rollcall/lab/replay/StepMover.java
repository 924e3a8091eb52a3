package org.rollcall.lab.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.kernel.SystemMap;
import org.rollcall.lab.stub.Address;
import org.rollcall.lab.stub.Cpu;
import org.rollcall.lab.stub.GdbStub;
import org.rollcall.lab.stub.Point;
import org.rollcall.lab.stub.Registers;

/** Takes single steps of a schedule: the CPU runs alone to the step's label. */
final class StepMover {
    /** A store with a load-exclusive around it is over after this many instructions. */
    private static final int STORE = 8;

    /** local_irq_disable() comes within this many instructions of the entry of a function that begins with it. */
    private static final int MASKING = 64;

    private static final Duration LEAVE = Duration.ofSeconds(20);

    private final GdbStub stub;
    private final SystemMap map;
    private final KernelMemory memory;
    private final VcpuRunner runner;
    private final LabelTable labels;
    private final Patience patience;
    private final Map<Cpu, Map<String, Address>> returns = new HashMap<>();

    StepMover(GdbStub stub, SystemMap map, LabelTable labels, Patience patience) {
        this.stub = stub;
        this.patience = patience;
        this.map = map;
        this.memory = new KernelMemory(stub, map);
        this.runner = new VcpuRunner(stub);
        this.labels = labels;
    }

    KernelMemory memory() {
        return memory;
    }

    /** Lets all these CPUs run until one is at its actor's gate. */
    Optional<Cpu> gather(SortedSet<Cpu> running, List<Actor> actors, Duration budget, Meanwhile meanwhile) {
        List<Aim> aims = actors.stream()
                .map(actor -> new Aim(
                        new Label.Call(actor.gate(), Optional.empty(), Optional.empty()),
                        actor.cpu(),
                        Point.execute(map.address(actor.gate())),
                        () -> true))
                .toList();
        return runner.run(running, aims, budget, meanwhile).map(Aim::cpu);
    }

    /** @param meanwhile what is done while the CPU runs */
    Outcome move(LabStep step, Meanwhile meanwhile) {
        LabelTable.Entry entry = labels.entry(step);
        if (entry.label() instanceof Label.Masked) {
            return masked(step.cpu());
        }
        if (entry.label() instanceof Label.Return back && called(step, back).isEmpty()) {
            Outcome entered = run(step, back.call(), Optional.empty(), entry, meanwhile);
            return entered instanceof Outcome.Arrived
                    ? run(step, back, entry.otherwise(), entry, Meanwhile.NOTHING)
                    : entered;
        }
        return run(step, entry.label(), entry.otherwise(), entry, meanwhile);
    }

    private Outcome masked(Cpu cpu) {
        for (int i = 0; i < MASKING; i++) {
            if (stub.registers(cpu).irqsMasked()) {
                return new Outcome.Arrived();
            }
            stub.step(cpu);
        }
        return new Outcome.Lost();
    }

    /** Takes a CPU to a label that no step of the model has. */
    void move(Cpu cpu, Label label) {
        var step = new LabStep(
                label + " by " + cpu, "", cpu, Optional.empty(), Optional.empty(), false, new TreeSet<>(), List.of());
        runner.run(new TreeSet<>(List.of(cpu)), List.of(aim(step, label)), patience.of(LEAVE), Meanwhile.NOTHING);
    }

    private Outcome run(
            LabStep step, Label label, Optional<Label> otherwise, LabelTable.Entry entry, Meanwhile meanwhile) {
        List<Aim> aims = new ArrayList<>();
        aims.add(aim(step, label));
        otherwise.ifPresent(other -> aims.add(aim(step, other)));
        SortedSet<Cpu> running = new TreeSet<>(step.alongside());
        running.add(step.cpu());
        return runner.run(running, aims, patience.of(entry.budget()), meanwhile)
                .<Outcome>map(
                        aim -> aim.label().equals(label) ? new Outcome.Arrived() : new Outcome.Elsewhere(aim.label()))
                .orElse(new Outcome.Lost());
    }

    private Aim aim(LabStep step, Label label) {
        Cpu cpu = step.cpu();
        if (label instanceof Label.Call call) {
            return new Aim(label, cpu, Point.execute(map.address(call.symbol())), () -> entered(step, call));
        } else if (label instanceof Label.Return back) {
            Address to = called(step, back)
                    .orElseThrow(() -> new LabException(
                            step.text() + ": no call of " + back.call().symbol() + " is to be returned from"));
            return new Aim(label, cpu, Point.execute(to), () -> {
                returns.get(cpu).remove(back.call().symbol());
                return true;
            });
        } else if (label instanceof Label.Wait wait) {
            return new Aim(
                    label,
                    cpu,
                    memory.point(Point.Kind.READ, wait.lock(), cpu),
                    () -> memory.value(wait.lock(), cpu) != 0);
        } else if (label instanceof Label.Write write) {
            Cpu whose = write.ofOther() ? other(step) : cpu;
            long value = wanted(step, write, whose);
            return new Aim(
                    label,
                    cpu,
                    memory.point(Point.Kind.WRITE, write.variable(), whose),
                    () -> written(cpu, write.variable(), whose, value));
        }
        throw new LabException(step.text() + " has nothing that one could wait for");
    }

    private boolean entered(LabStep step, Label.Call call) {
        Registers registers = stub.registers(step.cpu());
        boolean counts = call.from().stream().allMatch(caller -> map.isIn(registers.link(), caller))
                && call.argument().stream().allMatch(argument -> fits(step, argument, registers));
        if (counts) {
            returns.computeIfAbsent(step.cpu(), cpu -> new HashMap<>()).put(call.symbol(), registers.link());
        }
        return counts;
    }

    private boolean fits(LabStep step, Label.Argument argument, Registers registers) {
        int value = registers.x().get(argument.register()).intValue()
                - argument.base().map(memory::number).orElse(0);
        return argument.sgi()
                ? labels.sgi(step.sgi().orElseThrow()).contains(value)
                : other(step).number() == value;
    }

    private static Cpu other(LabStep step) {
        return step.other().orElseThrow(() -> new LabException(step.text() + " does not say of which other CPU"));
    }

    private static long wanted(LabStep step, Label.Write write, Cpu whose) {
        Label.Becomes becomes = write.becomes();
        if (becomes instanceof Label.Becomes.Number number) {
            return number.value();
        } else if (becomes instanceof Label.Becomes.Self) {
            return step.cpu().number();
        }
        return step.predicted(write.variable(), whose)
                .orElseThrow(() -> new LabException(step.text() + " does not say what becomes of "
                        + write.variable().word()));
    }

    private boolean written(Cpu cpu, KernelVariable variable, Cpu whose, long value) {
        for (int i = 0; i < STORE; i++) {
            stub.step(cpu);
            if (memory.value(variable, whose) == value) {
                return true;
            }
        }
        return false;
    }

    private Optional<Address> called(LabStep step, Label.Return back) {
        return Optional.ofNullable(
                returns.getOrDefault(step.cpu(), Map.of()).get(back.call().symbol()));
    }
}
