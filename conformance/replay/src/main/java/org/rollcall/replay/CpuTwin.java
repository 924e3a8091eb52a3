package org.rollcall.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.cpu.CpuMachine;
import org.rollcall.cpu.CpuMutation;
import org.rollcall.cpu.CpuState;
import org.rollcall.cpu.CpuStep;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.SpecificationException;

/** One CPU and its interface beside {@code PriorityMask.tla}. */
record CpuTwin(CpuMachine system) implements Twin<CpuState, CpuStep> {
    @Override
    public CpuStep step(SpecAction action) {
        String argument = switch (action.arguments().size()) {
            case 0 -> "";
            case 1 -> action.arguments().get(0) instanceof SpecValue.Text text ? text.value() : "?";
            default -> throw new SpecificationException("the machine has no step " + action);
        };
        return CpuStep.named(action.name(), argument);
    }

    @Override
    public @Nullable String difference(SpecState spec, CpuState state) {
        return Variables.difference(spec, CpuNotation.values(system, state));
    }

    /** A mutation is where a value's name and its effect part, so the name of the mask is compared without one only. */
    @Override
    public List<View> views(CpuState state) {
        return system.configuration().mut() == CpuMutation.NONE
                ? List.of(new View(
                        "Mask",
                        List.of(),
                        new SpecValue.Text(system.maskState(state).specName())))
                : List.of();
    }

    @Override
    public Counts alone() {
        return Variables.count(system);
    }
}
