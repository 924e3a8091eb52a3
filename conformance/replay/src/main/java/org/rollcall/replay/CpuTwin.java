package org.rollcall.replay;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
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
        Map<String, SpecValue> here = CpuNotation.values(system, state);
        if (!here.keySet().equals(Set.copyOf(spec.variables()))) {
            return "the variables are " + spec.variables() + " in the specification, " + here.keySet()
                    + " in the machine";
        }
        for (Map.Entry<String, SpecValue> variable : here.entrySet()) {
            SpecValue there = spec.value(variable.getKey());
            if (!variable.getValue().equals(there)) {
                return variable.getKey() + " is " + there + " in the specification, " + variable.getValue()
                        + " in the machine";
            }
        }
        return null;
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
        Set<CpuState> seen = new HashSet<>(Set.of(system.initial()));
        Queue<CpuState> open = new ArrayDeque<>(seen);
        long generated = 1;
        for (CpuState state = open.poll(); state != null; state = open.poll()) {
            for (CpuStep step : system.enabled(state)) {
                generated++;
                CpuState next = system.apply(state, step);
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return new Counts(seen.size(), generated);
    }
}
