package org.rollcall.walk;

import java.util.Optional;
import org.rollcall.cpu.CpuMachine;
import org.rollcall.machine.Machine;
import org.rollcall.replay.ConfigurationReader;
import org.rollcall.replay.CpuConfigurationReader;
import org.rollcall.spec.ModelConfiguration;

/** The Java model of a module with the constants of a configuration. */
public final class Walks {
    /** The module whose models {@link Machine} takes. */
    public static final String MACHINE = "MCIpiNmi";

    private static final String CPU = "MCPriorityMask";

    private Walks() {}

    /**
     * The walk of a model; empty if it is of another module than IpiNmi and PriorityMask.
     *
     * @throws org.rollcall.spec.SpecificationException naming the constant that is missing or cannot be read
     */
    public static Optional<Walk<?, ?>> of(String module, ModelConfiguration configuration) {
        return switch (module) {
            case MACHINE -> Optional.of(MachineWalk.of(new Machine(ConfigurationReader.read(configuration))));
            case CPU -> Optional.of(CpuWalk.of(new CpuMachine(CpuConfigurationReader.read(configuration))));
            default -> Optional.empty();
        };
    }
}
