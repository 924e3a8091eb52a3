package org.rollcall.walk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rollcall.cpu.CpuMachine;
import org.rollcall.machine.Machine;
import org.rollcall.replay.ConfigurationReader;
import org.rollcall.replay.CpuConfigurationReader;
import org.rollcall.replay.SmallModule;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.transition.ActionName;

/** The Java model of a module with the constants of a configuration. */
public final class Walks {
    /** The module whose models {@link Machine} takes. */
    public static final String MACHINE = "MCIpiNmi";

    private static final String CPU = "MCPriorityMask";

    private Walks() {}

    /** The root modules whose models can be walked. */
    public static List<String> modules() {
        return Stream.concat(Stream.of(MACHINE, CPU), SmallModule.ALL.stream().map(SmallModule::root))
                .toList();
    }

    /**
     * The walk of a model; empty if its root is not one of {@link #modules()}.
     *
     * @throws org.rollcall.spec.SpecificationException naming the constant that is missing or cannot be read
     */
    public static Optional<Walk<?, ?>> of(String module, ModelConfiguration configuration) {
        return switch (module) {
            case MACHINE -> Optional.of(MachineWalk.of(new Machine(ConfigurationReader.read(configuration))));
            case CPU -> Optional.of(CpuWalk.of(new CpuMachine(CpuConfigurationReader.read(configuration))));
            default -> SmallModule.named(module).map(small -> of(small, configuration));
        };
    }

    private static <S extends Record, K extends Enum<K> & ActionName> Walk<?, ?> of(
            SmallModule<?, S, K> module, ModelConfiguration configuration) {
        return ActionWalk.of(module.system(configuration));
    }
}
