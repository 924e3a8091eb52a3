package org.rollcall.spec.promela;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rollcall.spec.ModelConfiguration;

/** The text of a model. */
final class PromelaText {
    private final String name;
    private final String module;
    private final ModelConfiguration configuration;
    private final Domains domains;
    private final Codes codes;
    private final Notation notation;

    PromelaText(String name, String module, ModelConfiguration configuration, Domains domains) {
        this.name = name;
        this.module = module;
        this.configuration = configuration;
        this.domains = domains;
        this.codes = new Codes(domains.changing());
        this.notation = new Notation(codes);
    }

    /** @param invariants what each comes to, by its name */
    String of(List<Instance> instances, Map<String, Term> invariants) {
        List<String> options = new ArrayList<>();
        invariants.forEach((each, value) -> options.add(invariant(each, value)));
        int copies = 0;
        for (Instance instance : instances) {
            for (Outcome outcome : instance.outcomes()) {
                List<String> statements = Assignments.of(PromelaModel.changes(outcome, domains), notation);
                copies = Math.max(copies, (int)
                        statements.stream().filter(s -> s.startsWith("new_")).count());
                options.add(option(instance.label(), notation.of(outcome.guard()), statements));
            }
        }
        List<String> lines = new ArrayList<>(head(invariants.keySet()));
        codes.named().forEach((atom, number) -> lines.add("#define " + atom + " " + number));
        lines.add("");
        domains.changing()
                .forEach((cell, domain) -> lines.add(String.format(
                        Locale.ROOT,
                        "unsigned %s : %d = %s;",
                        cell.name(),
                        codes.bits(cell.kind(), domain),
                        notation.of(domains.initial(cell)))));
        IntStream.range(0, copies).forEach(i -> lines.add("hidden int new_" + i + ";"));
        lines.add("");
        List.copyOf(notation.formulas().values())
                .forEach(each -> lines.add(
                        "#define " + ((Term.Named) each).name() + " " + notation.of(((Term.Named) each).body())));
        lines.add("");
        lines.add("active proctype machine() {");
        lines.add("  do");
        lines.addAll(options);
        lines.add("  od");
        lines.add("}");
        return String.join("\n", lines) + "\n";
    }

    private List<String> head(Set<String> invariants) {
        List<String> left = new ArrayList<>(configuration.properties());
        configuration.invariants().stream()
                .filter(each -> !invariants.contains(each))
                .forEach(left::add);
        if (configuration.symmetry() != null) {
            left.add(configuration.symmetry());
        }
        return List.of(
                "/* " + name + ", a model of " + module + ".tla, written by rollcall model --format promela.",
                "   One option for each action instance; what no step changes is no part of the state.",
                left.isEmpty()
                        ? "   Properties: the invariants of the configuration."
                        : "   Left out: " + String.join(", ", left) + ".",
                "",
                "   spin -o2 -a FILE && cc -O2 -DSAFETY -DNOREDUCE -o pan pan.c && ./pan -n -m1000000"
                        + (configuration.checkDeadlock() ? "" : " -E"),
                "   (-o2: else SPIN leaves variables out that are written and not read, and counts fewer states) */");
    }

    private String invariant(String each, Term value) {
        return "  /* invariant " + each + " */\n  :: d_step { !(" + notation.of(value) + ") -> assert(0) }";
    }

    private static String option(String label, String guard, List<String> statements) {
        return "  /* " + label + " */\n  :: d_step { " + guard + " -> "
                + (statements.isEmpty() ? "skip" : statements.stream().collect(Collectors.joining("; "))) + " }";
    }
}
