package org.rollcall.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.TlaTools;

/** The kernels that theorems are about: what each meets of what a kernel can. */
final class Kernels {
    /** The assumptions that a kernel and its machine meet or do not; the others are about what happens to it. */
    private static final List<String> ASSUMPTIONS =
            List.of("HandlerServesBoth", "SgiEnabled", "NmiEverywhere", "PrintersYield", "EventCarries", "CallsCarry");

    /** Kernels, each with a model of it. Mainline has the printk CPU lock; v6 and v7 without pseudo-NMI fall back to csd. */
    private static final Map<String, String> MODELS = new LinkedHashMap<>();

    static {
        MODELS.put("v5", "V5-nmi-roundup");
        MODELS.put("v6", "V6-nmi-roundup");
        MODELS.put("v7", "V7-nmi-roundup");
        MODELS.put("mainline", "ML-nmi-printlock");
        MODELS.put("mainline where nobody enters the debugger", "ML-watchdog-printlock");
        MODELS.put("mainline with the repair LockYields", "ML-nmi-f26-repaired");
        MODELS.put("v5 without pseudo-NMI", "V5-irq-roundup");
        MODELS.put("v6 without pseudo-NMI", "V6-irq-roundup-stuck");
        MODELS.put("v7 without pseudo-NMI", "V7-irq-roundup");
        MODELS.put("mainline without pseudo-NMI", "ML-irq-printlock");
        MODELS.put("7.3 with SDEI and pseudo-NMI", "V73-sdei-n11c");
        MODELS.put("7.3 with SDEI, without pseudo-NMI", "V73-sdei-printlock");
        MODELS.put("7.3 with SDEI where nobody enters the debugger", "V73-stop-rungs");
        MODELS.put("v6 on arm", "V6-arm-both");
        MODELS.put("v6 on mips", "V6-mips-both");
        MODELS.put("v6 on powerpc", "V6-powerpc-roundup");
        MODELS.put("v6 on sparc", "V6-sparc-roundup");
        MODELS.put("v6 on x86", "V6-x86-roundup");
    }

    private final Map<String, Set<String>> met;

    Kernels(TlaTools tools) {
        this.met = met(tools);
    }

    /** Whether a module makes assumptions about kernels. */
    static boolean areIn(Module module) {
        return module.definition(ASSUMPTIONS.get(0)).isPresent();
    }

    /** The kernels that meet what is assumed of them. */
    String meeting(SortedSet<String> assumed) {
        return met.entrySet().stream()
                .filter(kernel -> assumed.stream().filter(ASSUMPTIONS::contains).allMatch(kernel.getValue()::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    /** Which assumptions each kernel meets, as the TLA+ tools evaluate them in its model. */
    private static Map<String, Set<String>> met(TlaTools tools) {
        Map<String, Set<String>> met = new LinkedHashMap<>();
        MODELS.forEach((kernel, model) -> {
            Model named = Manifest.ofProgram().named(model);
            try (Specification specification = tools.open("IpiNmiRefines", model, tools.configuration(named))) {
                SpecState initial = specification.initialStates().get(0);
                met.put(
                        kernel,
                        ASSUMPTIONS.stream()
                                .filter(assumption -> specification
                                        .evaluate("FR!" + assumption, List.of(), initial)
                                        .equals(new SpecValue.Bool(true)))
                                .collect(Collectors.toSet()));
            }
        });
        return met;
    }

    /** The table, with its heading. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("## Kernels and their assumptions");
        lines.add("");
        lines.add(
                "What a kernel and its machine meet, evaluated in a model of it. The other assumptions are about what happens:"
                        + " no kernel promises them.");
        lines.add("");
        lines.add("| kernel | "
                + ASSUMPTIONS.stream().map(name -> "`" + name + "`").collect(Collectors.joining(" | ")) + " |");
        lines.add("|---|" + "---|".repeat(ASSUMPTIONS.size()));
        met.forEach((kernel, names) -> lines.add("| " + kernel + " | "
                + ASSUMPTIONS.stream()
                        .map(name -> names.contains(name) ? "yes" : "no")
                        .collect(Collectors.joining(" | "))
                + " |"));
        return lines;
    }
}
