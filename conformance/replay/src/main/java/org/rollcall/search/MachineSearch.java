package org.rollcall.search;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.rollcall.machine.Exploration;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Property;
import org.rollcall.machine.Schedule;
import org.rollcall.machine.ShortestWay;
import org.rollcall.reach.Plan;
import org.rollcall.replay.ConfigurationReader;
import org.rollcall.replay.CpuNames;
import org.rollcall.replay.MachineTrace;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.check.OwnSearch;
import org.rollcall.spec.tla.TlaTools;

/**
 * The Java model as the first search of a model of {@code IpiNmi}: it finds what a search of the specification finds, the
 * same counterexamples included, some hundred times as fast.
 */
public final class MachineSearch implements OwnSearch {
    private static final String MODULE = "MCIpiNmi";

    private final TlaTools tools;
    private final StateSearch states;

    /** A search for models of the program's own specification, which the Java model is held to. */
    public MachineSearch(TlaTools tools) {
        this(tools, Effort.USUAL, standing -> true);
    }

    /**
     * The same with a watcher.
     *
     * @param watcher is told now and then where the search is, and ends it by saying false
     */
    public MachineSearch(TlaTools tools, Effort effort, Predicate<Exploration.Standing> watcher) {
        this.tools = tools;
        this.states = new StateSearch(effort, watcher);
    }

    /** Whether the Java model knows all that the configuration asks for, temporal properties apart. */
    @Override
    public boolean takes(String module, ModelConfiguration configuration) {
        return module.equals(MODULE)
                && !configuration.checkDeadlock()
                && configuration.constraints().isEmpty()
                && configuration.actionConstraints().isEmpty()
                && configuration.view() == null
                && CpuNames.areKnown(configuration)
                && configuration.invariants().stream()
                        .allMatch(name -> property(name).isPresent());
    }

    @Override
    public boolean judgesLiveness(ModelConfiguration configuration) {
        return configuration.properties().isEmpty() || MachineLiveness.judges(configuration);
    }

    @Override
    public void examine(ModelConfiguration configuration) {
        machine(configuration);
    }

    private static Machine machine(ModelConfiguration configuration) {
        return new Machine(ConfigurationReader.read(configuration));
    }

    @Override
    public Found run(ModelConfiguration configuration) {
        Machine machine = machine(configuration);
        boolean symmetric = configuration.symmetry() != null;
        Exploration.Result result =
                states.all(Plan.of(machine).judging(invariants(configuration)).upToSymmetry(symmetric));
        return new Found(
                result.distinct(),
                result.generated(),
                result.depth(),
                counterexamples(machine, ShortestWay.to(result.violated(), machine, symmetric)),
                result.violated().isEmpty() && judgesLiveness(configuration)
                        ? new MachineLiveness(tools.moduleText(MODULE)).broken(machine, configuration)
                        : Map.of(),
                states.words(result),
                states.doubt());
    }

    private Map<String, Counterexample> counterexamples(Machine machine, Map<Property, Schedule> ways) {
        Map<String, Counterexample> counterexamples = new LinkedHashMap<>();
        if (!ways.isEmpty()) {
            MachineTrace trace = new MachineTrace(machine, tools.moduleText(MODULE));
            ways.forEach((property, way) -> counterexamples.put(property.specName(), trace.of(way)));
        }
        return counterexamples;
    }

    private static Set<Property> invariants(ModelConfiguration configuration) {
        Set<Property> properties = EnumSet.noneOf(Property.class);
        configuration.invariants().forEach(name -> property(name).ifPresent(properties::add));
        return properties;
    }

    private static Optional<Property> property(String specName) {
        return Arrays.stream(Property.values())
                .filter(property -> property.specName().equals(specName))
                .findFirst();
    }
}
