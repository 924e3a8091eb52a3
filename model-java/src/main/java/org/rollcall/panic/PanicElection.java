package org.rollcall.panic;

import java.util.Set;
import org.rollcall.cpu.MaskState;
import org.rollcall.machine.CpuMask;
import org.rollcall.transition.ActionSystem;
import org.rollcall.transition.PerCpu;

/** The transition system of {@code PanicElection.tla}. */
public final class PanicElection {
    private PanicElection() {}

    /** The machine of a configuration: every CPU runs, and is online. */
    public static ActionSystem<PanicState, PanicKind> of(PanicConfiguration configuration) {
        int cpus = configuration.cpu().size();
        PanicState initial = new PanicState(
                PerCpu.of(cpus, Place.RUN),
                PerCpu.of(cpus, MaskState.OPEN),
                configuration.cpu(),
                PerCpu.of(cpus, Set.of()),
                PerCpu.of(cpus, Set.of()),
                CpuMask.EMPTY,
                PerCpu.of(cpus, Set.of()),
                configuration.sdei() ? CpuMask.EMPTY : configuration.cpu(),
                false,
                PanicState.NONE,
                PanicState.NONE,
                PanicState.NONE,
                PanicState.NONE,
                CpuMask.EMPTY);
        var system = new ActionSystem<PanicState, PanicKind>(initial, PanicKind.class, cpus);
        new PanicEntry(configuration).into(system);
        new PanicRedirect(configuration).into(system);
        new SmpSendStop(configuration).into(system);
        new CpuStop(configuration.mutation()).into(system);
        return system;
    }
}
