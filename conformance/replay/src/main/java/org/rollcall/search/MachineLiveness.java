package org.rollcall.search;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.rollcall.liveness.Liveness;
import org.rollcall.machine.FairSpec;
import org.rollcall.machine.LiveProperty;
import org.rollcall.machine.Machine;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.replay.MachineTrace;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.ModuleText;

/** The temporal properties of {@code IpiNmi}, judged by the Java model. A graph of all states is kept for it. */
final class MachineLiveness {
    private final ModuleText module;

    /** In the words of a module. */
    MachineLiveness(ModuleText module) {
        this.module = module;
    }

    /** Whether the Java model knows the fairness and the temporal properties of a configuration. */
    static boolean judges(ModelConfiguration configuration) {
        return fairness(configuration).isPresent()
                && configuration.symmetry() == null
                && configuration.properties().stream()
                        .allMatch(name -> promise(name).isPresent());
    }

    /** The properties that are broken, each with a behaviour that breaks it. */
    Map<String, Counterexample> broken(Machine machine, ModelConfiguration configuration) {
        Map<String, Counterexample> broken = new LinkedHashMap<>();
        if (configuration.properties().isEmpty()) {
            return broken;
        }
        FairSpec fair = fairness(configuration).orElseThrow();
        Liveness<State, Step> liveness =
                new Liveness<>(machine, fair.of(machine.configuration().cpus()));
        for (String name : configuration.properties()) {
            promise(name)
                    .flatMap(property -> liveness.broken(property.of(machine)))
                    .ifPresent(lasso -> broken.put(name, new MachineTrace(machine, module).of(lasso)));
        }
        return broken;
    }

    private static Optional<FairSpec> fairness(ModelConfiguration configuration) {
        return Arrays.stream(FairSpec.values())
                .filter(fair -> fair.specName().equals(configuration.specification()))
                .findFirst();
    }

    private static Optional<LiveProperty> promise(String specName) {
        return Arrays.stream(LiveProperty.values())
                .filter(property -> property.specName().equals(specName))
                .findFirst();
    }
}
