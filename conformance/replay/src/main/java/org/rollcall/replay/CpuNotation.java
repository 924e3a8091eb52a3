package org.rollcall.replay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rollcall.cpu.CpuFrame;
import org.rollcall.cpu.CpuIntid;
import org.rollcall.cpu.CpuMachine;
import org.rollcall.cpu.CpuState;
import org.rollcall.spec.SpecValue;

/** How the specification writes the values of one CPU's variables. */
public final class CpuNotation {
    private CpuNotation() {}

    /** The variables of {@code PriorityMask.tla} in a state, by name. */
    public static Map<String, SpecValue> values(CpuMachine machine, CpuState s) {
        Map<String, SpecValue> values = new LinkedHashMap<>();
        values.put("daifI", new SpecValue.Bool(s.daifI()));
        values.put("pmr", new SpecValue.Int(s.pmr()));
        values.put("pmrSeen", new SpecValue.Int(s.pmrSeen()));
        values.put("pend", intids(s.pend()));
        values.put("active", intids(s.active()));
        values.put("apr", priorities(machine, s.apr()));
        values.put(
                "stack",
                new SpecValue.Tuple(s.stack().stream().map(CpuNotation::frame).toList()));
        values.put("flags", new SpecValue.Int(s.flags()));
        return values;
    }

    private static SpecValue intids(int bits) {
        return new SpecValue.SetOf(members(bits)
                .<SpecValue>map(intid -> new SpecValue.Text(intid.specName()))
                .toList());
    }

    private static SpecValue priorities(CpuMachine machine, int bits) {
        return new SpecValue.SetOf(members(bits)
                .<SpecValue>map(intid -> new SpecValue.Int(machine.priority(intid)))
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
