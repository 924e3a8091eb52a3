package org.rollcall.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollcall.cpu.CpuConfiguration;
import org.rollcall.cpu.CpuMachine;
import org.rollcall.cpu.CpuStep;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Fault;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Schedule;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.machine.StepKind;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.tla.TlaTools;

/** Replays models of the manifest on the machine. */
public final class Replay {
    private static final String MACHINE = "MCIpiNmi";
    private static final String CPU = "PriorityMask";

    /**
     * What came of one model.
     *
     * @param report the comparison
     * @param javaDistinct states that the machine reaches by itself, without the TLA+ tools
     * @param javaGenerated states that it generates
     * @param seconds wall time of both
     */
    public record Outcome(
            Model model, Bisimulation.Report report, long javaDistinct, long javaGenerated, double seconds) {

        /** What is wrong; empty if the two are the same. */
        public List<String> problems() {
            List<String> problems = new ArrayList<>();
            Bisimulation.Difference difference = report.difference();
            if (difference != null) {
                problems.add(difference.text() + "; after " + difference.path().size() + " steps: "
                        + String.join(" ", difference.path()));
            }
            if (difference == null && !report.violated().equals(expected())) {
                problems.add("violated is " + report.violated() + ", the manifest expects " + expected());
            }
            if (javaDistinct != model.distinct() || javaGenerated != model.generated()) {
                problems.add("the machine alone reaches " + javaDistinct + " states by " + javaGenerated
                        + ", the manifest says " + model.distinct() + " by " + model.generated());
            }
            return problems;
        }

        private Set<String> expected() {
            return model.expect() instanceof Expectation.Violated violated ? Set.of(violated.property()) : Set.of();
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
        return model.replay() && (model.module().equals(MACHINE) || isOfCpu(model));
    }

    /** The names of all steps that a replay can take. */
    public static SortedSet<String> stepKinds() {
        SortedSet<String> names = new TreeSet<>();
        for (StepKind kind : StepKind.values()) {
            names.add(kind.specName());
        }
        for (CpuStep.Kind kind : CpuStep.Kind.values()) {
            names.add(kind.specName());
        }
        return names;
    }

    /** Whether it is a model of one CPU's registers, which {@link CpuMachine} takes. */
    static boolean isOfCpu(Model model) {
        return model.module().equals(CPU);
    }

    /** Replays a model on the machine as it is. */
    public Outcome run(Model model) {
        long start = System.nanoTime();
        try (Specification specification = tools.open(model.module(), model.configuration())) {
            return isOfCpu(model)
                    ? outcome(model, specification, new CpuTwin(new CpuMachine(cpuConfiguration(model))), start)
                    : outcome(
                            model,
                            specification,
                            new MachineTwin(new Machine(configuration(model)), specification.variables()),
                            start);
        }
    }

    private <S, T> Outcome outcome(Model model, Specification specification, Twin<S, T> twin, long start) {
        Bisimulation.Report report = Bisimulation.run(specification, twin, model.symmetric(), limit);
        if (model.symmetric()) {
            return new Outcome(model, report, model.distinct(), model.generated(), seconds(start));
        }
        Twin.Counts alone = twin.alone();
        return new Outcome(model, report, alone.distinct(), alone.generated(), seconds(start));
    }

    /** Replays a model of one CPU on a CPU with another configuration than the model's. */
    public Bisimulation.Report run(Model model, CpuConfiguration other) {
        try (Specification specification = tools.open(model.module(), model.configuration())) {
            return Bisimulation.run(specification, new CpuTwin(new CpuMachine(other)), model.symmetric(), limit);
        }
    }

    /** Replays a model on a machine with a fault. */
    public Bisimulation.Report run(Model model, Fault fault) {
        return compare(model, new Machine(configuration(model), fault));
    }

    /** Replays a model on a machine with another configuration than the model's. */
    public Bisimulation.Report run(Model model, Configuration other) {
        return compare(model, new Machine(other));
    }

    /** The machine's configuration for a model. */
    public Configuration configuration(Model model) {
        return read(model, ConfigurationReader::read);
    }

    /** The configuration of one CPU for a model. */
    public CpuConfiguration cpuConfiguration(Model model) {
        return read(model, CpuConfigurationReader::read);
    }

    private <C> C read(Model model, Function<String, C> reader) {
        try {
            return reader.apply(tools.text(model.cfg()));
        } catch (IllegalArgumentException e) {
            throw new SpecificationException(model.cfg() + ": " + e.getMessage(), e);
        }
    }

    /**
     * A schedule on machine and specification together, up to the first step that one of them refuses.
     *
     * @param trace what was taken
     * @param refusal the refused step and why, or null if all were taken
     */
    public record Run(Counterexample trace, @Nullable String refusal) {}

    /** Runs a schedule with the constants of a model. */
    public Run run(Model model, Schedule schedule) {
        try (Specification specification = tools.open(model.module(), model.configuration())) {
            return run(specification, new Machine(configuration(model)), schedule);
        }
    }

    /** Runs a schedule on an open specification and on a machine with the same constants. */
    public static Run run(Specification specification, Machine machine, Schedule schedule) {
        Correspondence correspondence = new Correspondence(specification.variables());
        Map<Step, SpecAction> known = new HashMap<>();
        specification.actions().forEach(action -> known.put(Correspondence.step(action), action));
        List<SpecState> states = new ArrayList<>(specification.initialStates());
        List<SpecAction> actions = new ArrayList<>();
        State state = machine.initial();
        for (Step step : schedule.steps()) {
            SpecState here = states.get(states.size() - 1);
            SpecAction action = known.get(step);
            if (action == null) {
                throw new SpecificationException("the model has no step " + step);
            }
            List<SpecState> next = specification.successors(here, action);
            String guard = machine.refusal(state, step);
            if (guard != null || next.isEmpty()) {
                String who = next.isEmpty() ? "" : ", but the specification takes it";
                String why = guard == null ? "the specification refuses it, the machine does not" : "needs " + guard;
                return new Run(
                        new Counterexample(states, actions, Counterexample.ENDS).detached(),
                        "step " + (actions.size() + 1) + ", " + step + ", is not enabled: " + why + who);
            }
            state = machine.apply(state, step);
            states.add(next.get(0));
            actions.add(action);
            String difference = correspondence.difference(next.get(0), state);
            if (difference != null) {
                return new Run(
                        new Counterexample(states, actions, Counterexample.ENDS).detached(),
                        "after step " + actions.size() + " the two differ: " + difference);
            }
        }
        return new Run(new Counterexample(states, actions, Counterexample.ENDS).detached(), null);
    }

    private Bisimulation.Report compare(Model model, Machine machine) {
        try (Specification specification = tools.open(model.module(), model.configuration())) {
            return Bisimulation.run(
                    specification, new MachineTwin(machine, specification.variables()), model.symmetric(), limit);
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
