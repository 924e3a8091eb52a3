package org.rollcall.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.counterexample.ItfTrace;
import org.rollcall.cpu.CpuConfiguration;
import org.rollcall.cpu.CpuFault;
import org.rollcall.cpu.CpuMachine;
import org.rollcall.cpu.CpuStep;
import org.rollcall.kernel.StepKind;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Fault;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Schedule;
import org.rollcall.machine.Symmetry;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.EngineResult;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.check.ModelCheck;
import org.rollcall.spec.check.SameGraph;
import org.rollcall.spec.tla.TlaTools;
import org.rollcall.transition.ActionName;
import org.rollcall.transition.ActionSystem;

/** Replays models of the manifest on the machine. */
public final class Replay {
    private static final String MACHINE = "MCIpiNmi";
    private static final String CPU = "MCPriorityMask";

    /**
     * What came of one model.
     *
     * @param report the comparison
     * @param engine what the tools' engine found, on whose steps it was made; null if there is a difference
     * @param javaDistinct states that the machine reaches by itself, without the TLA+ tools
     * @param javaGenerated states that it generates
     * @param seconds wall time of both; a part of it, if models were replayed together
     */
    public record Outcome(
            Model model,
            Bisimulation.Report report,
            @Nullable EngineResult engine,
            long javaDistinct,
            long javaGenerated,
            double seconds) {

        /** What is wrong; empty if the two are the same. */
        public List<String> problems() {
            List<String> problems = new ArrayList<>();
            Bisimulation.Difference difference = report.difference();
            if (difference != null) {
                problems.add(difference.text() + "; after " + difference.path().size() + " steps: "
                        + String.join(" ", difference.path()));
            }
            if (engine != null) {
                if (report.states() != engine.distinct()) {
                    problems.add(report.states() + " states were compared, the engine reaches " + engine.distinct());
                }
                problems.addAll(ModelCheck.problems(model, engine));
            }
            if (javaDistinct != model.distinct() || javaGenerated != model.generated()) {
                problems.add("the machine alone reaches " + javaDistinct + " states by " + javaGenerated
                        + ", the manifest says " + model.distinct() + " by " + model.generated());
            }
            return problems;
        }
    }

    private final TlaTools tools;
    private final Duration limit;

    public Replay(TlaTools tools, Duration limit) {
        this.tools = tools;
        this.limit = limit;
    }

    /** Whether the machine can take this model. */
    public static boolean takes(Model model) {
        return model.replay()
                && (isOfMachine(model)
                        || isOfCpu(model)
                        || SmallModule.of(model).isPresent());
    }

    /** The names of all steps that a replay can take. */
    public static SortedSet<String> stepKinds() {
        return Stream.of(Stream.of(StepKind.values()), Stream.of(CpuStep.Kind.values()), SmallModule.allKinds())
                .flatMap(kinds -> kinds)
                .map(ActionName::specName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether it is a model of a machine of several CPUs, which {@link Machine} takes. */
    public static boolean isOfMachine(Model model) {
        return model.module().equals(MACHINE);
    }

    /** Whether it is a model of one CPU's registers, which {@link CpuMachine} takes. */
    static boolean isOfCpu(Model model) {
        return model.module().equals(CPU);
    }

    /** Replays a model on the machine as it is. */
    public Outcome run(Model model) {
        return run(SameGraph.of(tools, model)).get(0);
    }

    /** Replays models of one graph: each step is compared once, and each model judged by what it asks. */
    public List<Outcome> run(SameGraph graph) {
        Model model = graph.first();
        Optional<SmallModule<?, ?, ?>> small = SmallModule.of(model);
        if (small.isPresent()) {
            return small(graph, small.get());
        }
        return isOfCpu(model)
                ? outcomes(graph, cpu(new CpuMachine(cpuConfiguration(model))))
                : outcomes(graph, machine(model, new Machine(configuration(model))));
    }

    private <S extends Record, K extends Enum<K> & ActionName> List<Outcome> small(
            SameGraph graph, SmallModule<?, S, K> module) {
        return outcomes(
                graph, unused -> new ModuleTwin<>(module.system(tools.configuration(graph.first())), module.kinds()));
    }

    /** Replays a model of a small module on other Java models than its own, each by itself. */
    <S extends Record, K extends Enum<K> & ActionName> List<Bisimulation.Report> run(
            Model model, SmallModule<?, S, K> module, List<ActionSystem<S, K>> others) {
        try (Specification specification = tools.open(model)) {
            return others.stream()
                    .map(other -> Bisimulation.run(specification, new ModuleTwin<>(other, module.kinds()), limit))
                    .toList();
        }
    }

    /** The Java model for a model of a small module. */
    <S extends Record, K extends Enum<K> & ActionName> ActionSystem<S, K> system(
            Model model, SmallModule<?, S, K> module) {
        return module.system(tools.configuration(model));
    }

    /** The same without the model's mutation. */
    <S extends Record, K extends Enum<K> & ActionName> ActionSystem<S, K> soundSystem(
            Model model, SmallModule<?, S, K> module) {
        return module.soundSystem(tools.configuration(model));
    }

    /** Replays a model of one CPU on a CPU with another configuration than the model's. */
    public Bisimulation.Report run(Model model, CpuConfiguration other) {
        return compare(model, cpu(new CpuMachine(other)));
    }

    /** Replays a model of one CPU on a CPU with a fault. */
    public Bisimulation.Report run(Model model, CpuFault fault) {
        return compare(model, cpu(new CpuMachine(cpuConfiguration(model), fault)));
    }

    /** Replays a model on a machine with a fault. */
    public Bisimulation.Report run(Model model, Fault fault) {
        return compare(model, machine(model, new Machine(configuration(model), fault)));
    }

    /** Replays a model on a machine with another configuration than the model's. */
    public Bisimulation.Report run(Model model, Configuration other) {
        return compare(model, machine(model, new Machine(other)));
    }

    /** The machine's configuration for a model. */
    public Configuration configuration(Model model) {
        return ConfigurationReader.read(tools.configuration(model));
    }

    /** The configuration of one CPU for a model. */
    public CpuConfiguration cpuConfiguration(Model model) {
        return CpuConfigurationReader.read(tools.configuration(model));
    }

    /** Takes a schedule with the constants of a model. */
    public JointRun run(Model model, Schedule schedule) {
        try (Specification specification = tools.open(model)) {
            return new LockStep(specification, new Machine(configuration(model))).run(schedule);
        }
    }

    /**
     * The same up to the first state in which the two do not enable the same steps; of a schedule that leads them apart, the
     * steps without which it would not.
     */
    public JointRun smallest(Model model, Schedule schedule) {
        try (Specification specification = tools.open(model)) {
            var lockStep = new LockStep(specification, new Machine(configuration(model)));
            JointRun whole = lockStep.runBothWays(schedule);
            return whole.refusal() == null ? whole : lockStep.smallest(schedule);
        }
    }

    /** The specification's states on the way to a difference, as far as it takes the steps to it. */
    public Counterexample behaviour(Model model, Bisimulation.Difference difference) {
        try (Specification specification = tools.open(model)) {
            List<SpecState> states =
                    new ArrayList<>(specification.initialStates().subList(0, 1));
            List<SpecAction> taken = new ArrayList<>();
            for (String step : difference.path()) {
                SpecState here = states.get(states.size() - 1);
                specification.successors(here, (action, next) -> {
                    if (states.get(states.size() - 1) == here
                            && action.toString().equals(step)) {
                        states.add(next);
                        taken.add(action);
                    }
                });
            }
            return new Counterexample(states, taken, Counterexample.ENDS).detached();
        }
    }

    /** The steps of the machine with the constants of a model that lead along a trace. */
    public StepSearch.Found steps(Model model, ItfTrace trace) {
        if (!takes(model) || !isOfMachine(model)) {
            throw new SpecificationException(
                    model.name() + " is not a model of the machine; traces are replayed of IpiNmi");
        }
        return StepSearch.find(new Machine(configuration(model)), trace);
    }

    private static Function<Specification, CpuTwin> cpu(CpuMachine cpu) {
        return specification -> new CpuTwin(cpu);
    }

    private static Function<Specification, MachineTwin> machine(Model model, Machine machine) {
        return specification -> new MachineTwin(
                machine,
                new Correspondence(specification.variables(), machine),
                model.symmetric() ? Optional.of(Symmetry.of(machine)) : Optional.empty());
    }

    private <S, T> List<Outcome> outcomes(SameGraph graph, Function<Specification, ? extends Twin<S, T>> twins) {
        long start = System.nanoTime();
        Model first = graph.first();
        try (Specification specification = tools.open(first.module(), first.name(), graph.configuration())) {
            Twin<S, T> twin = twins.apply(specification);
            AtomicReference<EngineResult> engine = new AtomicReference<>();
            Bisimulation.Report report = Bisimulation.run(specification, twin, limit, engine::set);
            Twin.Counts alone = twin.alone();
            double seconds = (System.nanoTime() - start) / 1e9 / graph.models().size();
            return graph.models().stream()
                    .map(model -> new Outcome(
                            model,
                            report.without(graph.notAsked(model)),
                            engine.get() == null ? null : graph.of(model, engine.get()),
                            alone.distinct(),
                            alone.generated(),
                            seconds))
                    .toList();
        }
    }

    private <S, T> Bisimulation.Report compare(Model model, Function<Specification, ? extends Twin<S, T>> twins) {
        try (Specification specification = tools.open(model)) {
            return Bisimulation.run(specification, twins.apply(specification), limit);
        }
    }
}
