package org.rollcall.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SourceText;

/** What the page of theorems says of one module: its theorems, and what breaks without each assumption. */
final class TheoremSection {
    private final SourceText source;
    private final Kernels kernels;
    private final Module module;
    private final SortedMap<String, List<Obligation>> failing;
    private final List<String> lines = new ArrayList<>();

    TheoremSection(SourceText source, Kernels kernels, TheoremPage.Section section) {
        this.source = source;
        this.kernels = kernels;
        this.module = section.module();
        this.failing = section.failing();
    }

    /** The lines, with headings. */
    List<String> lines() {
        heading("## " + module.name());
        List<Obligation> obligations = Obligations.of(module);
        for (Module.Fact theorem : module.theorems()) {
            theorem(theorem, obligations);
        }
        if (failing.isEmpty()) {
            return lines;
        }
        heading("### What breaks without an assumption of " + module.name());
        lines.add("");
        lines.add("| assumption | says | what discharges it | not proved without it |");
        lines.add("|---|---|---|---|");
        failing.forEach((assumption, broken) -> lines.add("| `" + assumption + "` | `"
                + source.body(module.required(assumption)) + "` | "
                + String.join(" ", source.comment(module.required(assumption))) + " | " + inWords(broken) + " |"));
        return lines;
    }

    private void heading(String text) {
        lines.add("");
        lines.add(text);
    }

    private void theorem(Module.Fact theorem, List<Obligation> all) {
        List<Obligation> obligations = all.stream()
                .filter(each -> each.theorem().equals(theorem.name()))
                .toList();
        SortedSet<String> assumed = Assumed.by(module, theorem);
        heading("### " + module.name() + ": " + theorem.name());
        lines.add("");
        lines.add("```tla");
        lines.addAll(source.theorem(module.name(), theorem.name()));
        for (Definition goal : goals(obligations)) {
            lines.add("");
            lines.addAll(source.of(goal));
        }
        lines.add("```");
        lines.add("");
        lines.add(obligations.size()
                + (obligations.size() == 1 ? " obligation. " : " obligations. ")
                + (assumed.isEmpty() ? "Assumes nothing else." : "Assumes " + code(assumed) + "."));
        if (Kernels.areIn(module)) {
            lines.add("Kernels: " + kernels.meeting(assumed) + ".");
        }
    }

    /** The definitions that the theorem concludes; the invariant's own parts are named in it. */
    private static Set<Definition> goals(List<Obligation> obligations) {
        Set<Definition> goals = new LinkedHashSet<>();
        for (Obligation obligation : obligations) {
            if (obligation.conclusion().expression() instanceof Expression.Call call
                    && !obligation.theorem().equals("Initially")
                    && !obligation.conclusion().after()) {
                goals.add(call.definition());
            }
        }
        return goals;
    }

    /** By theorem and conclusion, with the steps in parentheses. */
    private static String inWords(List<Obligation> broken) {
        Map<String, List<String>> steps = new LinkedHashMap<>();
        for (Obligation each : broken) {
            List<String> taken =
                    steps.computeIfAbsent(each.theorem() + ": `" + each.goal() + "`", key -> new ArrayList<>());
            if (!each.step().isEmpty()) {
                taken.add(each.step());
            }
        }
        return steps.entrySet().stream()
                .map(each -> each.getKey()
                        + (each.getValue().isEmpty() ? "" : " (" + String.join(", ", each.getValue()) + ")"))
                .collect(Collectors.joining("; "));
    }

    private static String code(SortedSet<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
