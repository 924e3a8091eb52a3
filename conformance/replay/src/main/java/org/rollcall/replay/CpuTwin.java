package org.rollcall.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.cpu.CpuFrame;
import org.rollcall.cpu.CpuIntid;
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
        return Variables.difference(spec, values(state));
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

    private Map<String, SpecValue> values(CpuState s) {
        Map<String, SpecValue> values = new LinkedHashMap<>();
        values.put("daifI", new SpecValue.Bool(s.daifI()));
        values.put("pmr", new SpecValue.Int(s.pmr()));
        values.put("pmrSeen", new SpecValue.Int(s.pmrSeen()));
        values.put("pend", intids(s.pend()));
        values.put("active", intids(s.active()));
        values.put("apr", priorities(s.apr()));
        values.put(
                "stack",
                new SpecValue.Tuple(s.stack().stream().map(CpuTwin::frame).toList()));
        values.put("flags", new SpecValue.Int(s.flags()));
        return values;
    }

    private static SpecValue intids(int bits) {
        return new SpecValue.SetOf(members(bits)
                .<SpecValue>map(intid -> new SpecValue.Text(intid.specName()))
                .toList());
    }

    private SpecValue priorities(int bits) {
        return new SpecValue.SetOf(members(bits)
                .<SpecValue>map(intid -> new SpecValue.Int(system.priority(intid)))
                .toList());
    }

    private static Stream<CpuIntid> members(int bits) {
        return Stream.of(CpuIntid.IRQ, CpuIntid.NMI).filter(intid -> (bits & intid.bit()) != 0);
    }

    private static SpecValue frame(CpuFrame frame) {
        TreeMap<SpecValue, SpecValue> fields = new TreeMap<>();
        fields.put(new SpecValue.Text("at"), new SpecValue.Text(frame.at().specName()));
        fields.put(new SpecValue.Text("spsrI"), new SpecValue.Bool(frame.spsrI()));
        fields.put(new SpecValue.Text("pmrSave"), new SpecValue.Int(frame.pmrSave()));
        fields.put(new SpecValue.Text("id"), new SpecValue.Text(frame.id().specName()));
        return new SpecValue.Function(fields);
    }
}
