package org.rollcall.gickit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;

/** Reads the states of the SGIs out of a state of {@code IpiNmi.tla}, PE n being the nth CPU. */
final class SgiStates {
    private final Specification specification;
    private final List<SpecValue> cpus;
    private final Map<Long, List<SgiState>> known = new HashMap<>();

    SgiStates(Specification specification) {
        this.specification = specification;
        cpus = ((SpecValue.SetOf) specification.constant("CPU")).elements();
    }

    int pes() {
        return cpus.size();
    }

    int pe(SpecValue cpu) {
        return cpus.indexOf(cpu);
    }

    /** One for each PE. */
    List<SgiState> of(SpecState state) {
        return known.computeIfAbsent(state.fingerprint(), f -> read(state));
    }

    private List<SgiState> read(SpecState state) {
        List<SgiState> all = new ArrayList<>();
        for (SpecValue cpu : cpus) {
            all.add(new SgiState(
                    bits(state.value("pend").at(cpu)),
                    bits(state.value("act").at(cpu)),
                    bits(specification.evaluate("SgiOn", List.of(cpu), state)),
                    bits(specification.evaluate("NmiPriority", List.of(cpu), state)),
                    specification.evaluate("Mask", List.of(cpu), state).equals(new SpecValue.Text("IRQOFF"))));
        }
        return List.copyOf(all);
    }

    /** The PEs of a set of CPUs, bit n for PE n. */
    int targets(SpecValue set) {
        return ((SpecValue.SetOf) set)
                .elements().stream().mapToInt(c -> 1 << pe(c)).sum();
    }

    /** The INTIDs of a set of the specification's SGIs, bit n for INTID n. */
    static int bits(SpecValue set) {
        return ((SpecValue.SetOf) set)
                .elements().stream().mapToInt(s -> 1 << intid(s)).sum();
    }

    /** arch/arm64/kernel/smp.c: enum ipi_msg_type. v5 to v7 have one SGI after the seven; mainline since v6.12. */
    static int intid(SpecValue sgi) {
        String name = ((SpecValue.Text) sgi).value();
        return switch (name) {
            case "CALL" -> 1;
            case "STOP" -> 2;
            case "STOPNMI" -> 3;
            case "BT" -> 6;
            case "N", "KG" -> 7;
            default -> throw new ScriptException("no INTID is known for the SGI " + name);
        };
    }
}
