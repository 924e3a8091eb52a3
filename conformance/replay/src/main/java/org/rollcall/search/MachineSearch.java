package org.rollcall.search;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rollcall.machine.Exploration;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Property;
import org.rollcall.machine.Schedule;
import org.rollcall.machine.ShortestWay;
import org.rollcall.replay.ConfigurationReader;
import org.rollcall.replay.MachineTrace;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.check.OwnSearch;
import org.rollcall.spec.tla.TlaTools;

/**
 * The Java model as the first search of a model of {@code IpiNmi}: it finds what a search of the specification finds, the
 * same counterexamples included, some hundred times as fast.
 */
public final class MachineSearch implements OwnSearch {
    private static final String MODULE = "MCIpiNmi";

    private final TlaTools tools;
    private final Predicate<Exploration.Standing> watcher;

    /** A search for models of the program's own specification, which the Java model is held to. */
    public MachineSearch(TlaTools tools) {
        this(tools, standing -> true);
    }

    /**
     * The same with a watcher.
     *
     * @param watcher is told now and then where the search is, and ends it by saying false
     */
    public MachineSearch(TlaTools tools, Predicate<Exploration.Standing> watcher) {
        this.tools = tools;
        this.watcher = watcher;
    }

    /** Whether the Java model knows all that the configuration asks for, temporal properties apart. */
    @Override
    public boolean takes(String module, ModelConfiguration configuration) {
        return module.equals(MODULE)
                && !configuration.checkDeadlock()
                && configuration.constraints().isEmpty()
                && configuration.actionConstraints().isEmpty()
                && configuration.view() == null
                && configuration.invariants().stream()
                        .allMatch(name -> property(name).isPresent());
    }

    @Override
    public Found run(ModelConfiguration configuration) {
        Machine machine = new Machine(ConfigurationReader.read(configuration));
        boolean symmetric = configuration.symmetry() != null;
        Exploration exploration =
                Exploration.of(machine).judging(invariants(configuration)).watchedBy(watcher);
        Exploration.Result result = (symmetric ? exploration.upToSymmetry() : exploration).run();
        if (result.end() == Exploration.End.BOUNDED) {
            throw new SpecificationException(bounded(result));
        }
        return new Found(
                result.distinct(),
                result.generated(),
                result.depth(),
                counterexamples(machine, ShortestWay.to(result.violated(), machine, symmetric)));
    }

    private static String bounded(Exploration.Result result) {
        String violated = result.violated().stream().map(Property::specName).collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "BOUNDED: the search ended after %,d states (%,d generated, %d levels, %,d MB): no memory or no time was left;"
                        + " violated so far: %s. Give java more memory (JAVA_TOOL_OPTIONS=-Xmx8g), a larger --time-limit or a"
                        + " smaller model",
                result.distinct(),
                result.generated(),
                result.depth(),
                result.bytes() >> 20,
                violated.isEmpty() ? "nothing" : violated);
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
