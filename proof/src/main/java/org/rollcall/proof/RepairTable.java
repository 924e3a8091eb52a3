package org.rollcall.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rollcall.spec.Changes;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.TlaTools;

/**
 * Findings beside theorems: a model in which a property fails lacks an assumption of the theorem that says it holds, and the
 * model of the repair meets them all.
 */
final class RepairTable {
    /** Findings, the property that shows them, and a theorem that says it. */
    private record Row(List<String> findings, String property, String theorem) {}

    private static final String NO_MUTATION = "none";

    private final TlaTools tools;
    /** The models in which it fails, and the assumptions that each lacks. */
    private final Map<Row, Map<Model, List<String>>> failing = new LinkedHashMap<>();

    private final Map<Model, SortedSet<String>> holding = new LinkedHashMap<>();
    private final SortedSet<String> without = new TreeSet<>();

    RepairTable(TlaTools tools) {
        this.tools = tools;
    }

    /**
     * The table, and what is in no theorem.
     *
     * @throws SpecificationException if a property fails where a theorem says that it holds
     */
    List<String> lines(List<Module> modules) {
        for (Module module : modules) {
            Manifest.ofProgram().models().stream()
                    .filter(model -> isOf(model, module))
                    .filter(model -> model.mutation().equals(NO_MUTATION) && !model.witness())
                    .forEach(model -> add(module, model));
        }
        List<String> lines = new ArrayList<>();
        lines.add("| finding | property | theorem | fails in | holds in, and for every set of CPUs |");
        lines.add("|---|---|---|---|---|");
        failing.keySet().removeIf(row -> row.findings().isEmpty());
        failing.forEach((row, models) -> lines.add("| " + String.join(", ", row.findings()) + " | `" + row.property()
                + "` | `" + row.theorem() + "` | " + lacking(models) + " | " + repaired(row) + " |"));
        lines.add("");
        lines.add("In no theorem: " + String.join(", ", without) + ".");
        return lines;
    }

    private static String lacking(Map<Model, List<String>> models) {
        return models.entrySet().stream()
                .map(each -> "`" + each.getKey().name() + "` without " + String.join(", ", each.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Models in which it holds by the theorem, of the same finding or as the twin of one in which it fails. */
    private String repaired(Row row) {
        return holding.entrySet().stream()
                .filter(each -> each.getValue().contains(row.theorem()))
                .map(Map.Entry::getKey)
                .filter(model -> model.findings().stream().anyMatch(row.findings()::contains)
                        || failing.get(row).keySet().stream()
                                .anyMatch(each -> model.name().equals(each.twin())))
                .map(model -> "`" + model.name() + "`")
                .collect(Collectors.joining(", "));
    }

    private void add(Module module, Model model) {
        List<Module.Fact> theorems = module.theorems().stream()
                .filter(theorem -> concludes(module, theorem, model.property()))
                .toList();
        if (theorems.isEmpty() && !model.findings().isEmpty()) {
            without.add("`" + model.property() + "` (" + String.join(", ", model.findings()) + ")");
        }
        for (Module.Fact theorem : theorems) {
            Row row = new Row(model.findings(), model.property(), module.name() + ": " + theorem.name());
            List<String> lacks = lacks(module, model, Assumed.by(module, theorem));
            if (!(model.expect() instanceof Expectation.Holds)) {
                if (lacks.isEmpty()) {
                    throw new SpecificationException(model.name() + " meets all that the theorem " + row.theorem()
                            + " assumes, and " + model.property() + " fails in it");
                }
                failing.computeIfAbsent(row, key -> new LinkedHashMap<>()).put(model, lacks);
            } else if (lacks.isEmpty()) {
                holding.computeIfAbsent(model, key -> new TreeSet<>()).add(row.theorem());
            }
        }
    }

    /** A model of MCX is one of the module XProof that extends X. */
    private static boolean isOf(Model model, Module module) {
        String about = model.module().replaceFirst("^MC", "");
        return module.name().equals(about + "Proof") && module.files().contains(about);
    }

    private static boolean concludes(Module module, Module.Fact theorem, String property) {
        return Obligations.of(module).stream()
                .anyMatch(each -> each.theorem().equals(theorem.name())
                        && each.step().isEmpty()
                        && each.goal().equals(property));
    }

    /** What a model checks may be defined in its own module only, which the proved one does not extend. */
    private List<String> lacks(Module module, Model model, Set<String> assumptions) {
        try (Specification specification = tools.open(
                module.name(), model.name(), Changes.checkingNothing(null).in(tools.configuration(model)))) {
            return assumptions.stream()
                    .filter(assumption -> specification
                            .evaluate(
                                    assumption,
                                    List.of(),
                                    specification.initialStates().get(0))
                            .equals(new SpecValue.Bool(false)))
                    .map(assumption -> "`" + assumption + "`")
                    .collect(Collectors.toList());
        }
    }
}
