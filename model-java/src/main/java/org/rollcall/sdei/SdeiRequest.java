package org.rollcall.sdei;

import java.util.Set;
import org.rollcall.machine.CpuMask;
import org.rollcall.transition.ActionSystem;
import org.rollcall.transition.PerCpu;

/** The transition system of {@code SdeiRequest.tla}. */
public final class SdeiRequest {
    private SdeiRequest() {}

    /** The machine of a configuration: nothing is asked. */
    public static ActionSystem<SdeiState, SdeiKind> of(SdeiConfiguration configuration) {
        int cpus = configuration.cpu().size();
        CpuMask online = configuration.cpu();
        for (int c : configuration.offline()) {
            online = online.without(c);
        }
        SdeiState initial = new SdeiState(
                PerCpu.of(cpus, TaskPlace.NONE),
                PerCpu.of(cpus, HandlerPlace.NONE),
                SdeiState.NONE,
                CpuMask.EMPTY,
                CpuMask.EMPTY,
                CpuMask.EMPTY,
                CpuMask.EMPTY,
                CpuMask.EMPTY,
                CpuMask.EMPTY,
                CpuMask.EMPTY,
                CpuMask.EMPTY,
                PerCpu.of(cpus, Set.of()),
                PerCpu.of(cpus, Set.of()),
                configuration.sdei() ? configuration.offline() : configuration.cpu(),
                CpuMask.EMPTY,
                online,
                false,
                SdeiState.NONE,
                CpuMask.EMPTY,
                CpuMask.EMPTY);
        var system = new ActionSystem<SdeiState, SdeiKind>(initial, SdeiKind.class, cpus);
        BacktraceSignals signals = new BacktraceSignals(configuration.pseudoNmi());
        new Requester(configuration, signals).into(system);
        new BacktraceHandler(configuration, signals).into(system);
        new SdeiEnvironment(configuration).into(system);
        return system;
    }
}
