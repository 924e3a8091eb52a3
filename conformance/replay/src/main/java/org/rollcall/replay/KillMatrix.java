package org.rollcall.replay;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.cpu.CpuConfiguration;
import org.rollcall.cpu.CpuFault;
import org.rollcall.cpu.CpuMutation;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Exploration;
import org.rollcall.machine.Fault;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Mutation;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Model;
import org.rollcall.transition.ActionName;

/**
 * Shows that the replay bites: every mutation of the specification and every small fault in the machine is found by it.
 */
public final class KillMatrix {
    /**
     * One mutant.
     *
     * @param kind "specification", "machine", "one CPU" for the machine of one CPU's registers, or the root of a small module
     * @param name the mutation or the fault
     * @param model the model that found it, or null if none did
     * @param property the property that catches it in the model checker, or "-"
     * @param difference what the replay said
     */
    public record Kill(String kind, String name, @Nullable String model, String property, String difference) {
        /** Whether nothing found it. */
        public boolean survives() {
            return model == null;
        }
    }

    private final Replay replay;
    private final List<Model> models;

    public KillMatrix(Replay replay, List<Model> models) {
        this.replay = replay;
        this.models = models.stream()
                .filter(model -> Replay.takes(model) && !model.symmetric() && model.speed() == Model.Speed.FAST)
                .sorted(Comparator.comparingLong(Model::distinct))
                .toList();
    }

    /** Hunts every mutant and hands each result over as soon as it is known. */
    public void run(Consumer<Kill> consumer) {
        EnumSet.complementOf(EnumSet.of(Mutation.NONE)).forEach(mutation -> consumer.accept(kill(mutation)));
        EnumSet.complementOf(EnumSet.of(CpuMutation.NONE)).forEach(mutation -> consumer.accept(kill(mutation)));
        EnumSet.complementOf(EnumSet.of(Fault.NONE)).forEach(fault -> consumer.accept(kill(fault)));
        EnumSet.complementOf(EnumSet.of(CpuFault.NONE)).forEach(fault -> consumer.accept(kill(fault)));
        small(consumer);
    }

    /** Hunts the mutants of the small modules. */
    public void small(Consumer<Kill> consumer) {
        SmallModule.ALL.forEach(module -> small(module, consumer));
    }

    private <S extends Record, K extends Enum<K> & ActionName> void small(
            SmallModule<?, S, K> module, Consumer<Kill> consumer) {
        List<Model> own = models.stream().filter(module::hasRootOf).toList();
        new ModuleKills<>(replay, module, own).run(consumer);
    }

    /** The mutated specification against the machine as it is. */
    private Kill kill(Mutation mutation) {
        for (Model model : machineModels()) {
            Configuration configuration = replay.configuration(model);
            if (configuration.mut() != mutation) {
                continue;
            }
            Bisimulation.Report report = replay.run(model, configuration.withMut(Mutation.NONE));
            if (report.difference() != null) {
                return killed(mutation.specName(), model, report.difference());
            }
        }
        return new Kill("specification", mutation.specName(), null, "-", "survives");
    }

    /** The mutated specification of one CPU against the CPU as it is. */
    private Kill kill(CpuMutation mutation) {
        for (Model model : models.stream().filter(Replay::isOfCpu).toList()) {
            CpuConfiguration configuration = replay.cpuConfiguration(model);
            if (configuration.mut() != mutation) {
                continue;
            }
            Bisimulation.Report report = replay.run(model, configuration.withMut(CpuMutation.NONE));
            if (report.difference() != null) {
                return killed(mutation.specName(), model, report.difference());
            }
        }
        return new Kill("specification", mutation.specName(), null, "-", "survives");
    }

    /** The specification of one CPU against a CPU with a fault. */
    private Kill kill(CpuFault fault) {
        for (Model model : models.stream().filter(Replay::isOfCpu).toList()) {
            Bisimulation.Report report = replay.run(model, fault);
            if (report.difference() != null) {
                return new Kill(
                        "one CPU",
                        fault.name(),
                        model.name(),
                        "-",
                        report.difference().text());
            }
        }
        return new Kill("one CPU", fault.name(), null, "-", "survives");
    }

    private static Kill killed(String mutation, Model model, Bisimulation.Difference difference) {
        String property = model.expect() instanceof Expectation.Violated violated ? violated.property() : "-";
        return new Kill("specification", mutation, model.name(), property, difference.text());
    }

    private List<Model> machineModels() {
        return models.stream().filter(Replay::isOfMachine).toList();
    }

    /** The specification against a machine with a fault; counts alone say quickly which model to try first. */
    private Kill kill(Fault fault) {
        List<Model> all = machineModels();
        Stream<Model> order = Stream.concat(all.stream().filter(model -> countsDiffer(model, fault)), all.stream());
        for (Model model : (Iterable<Model>) order::iterator) {
            Bisimulation.Report report = replay.run(model, fault);
            if (report.difference() != null) {
                return new Kill(
                        "machine",
                        fault.name(),
                        model.name(),
                        "-",
                        report.difference().text());
            }
        }
        return new Kill("machine", fault.name(), null, "-", "survives");
    }

    private boolean countsDiffer(Model model, Fault fault) {
        try {
            Exploration.Result result = Exploration.of(new Machine(replay.configuration(model), fault))
                    .boundedTo(model.distinct())
                    .run();
            return result.end() == Exploration.End.BOUNDED
                    || result.distinct() != model.distinct()
                    || result.generated() != model.generated();
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException brokenMachine) {
            return true;
        }
    }
}
