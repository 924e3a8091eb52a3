package org.rollcall.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.SourceText;
import org.rollcall.spec.tla.TlaTools;

/**
 * The page of theorems, docs/theorems.md: what each says, what it assumes, which kernels it is about, what breaks without each
 * assumption, and which actions of the protocol it covers.
 */
public final class TheoremPage {
    private static final String INVARIANT = "IndInv";

    /** The assumptions that a kernel and its machine meet or do not; the others are about what happens to it. */
    private static final List<String> OF_KERNEL =
            List.of("HandlerServesBoth", "SgiEnabled", "NmiEverywhere", "PrintersYield", "EventCarries");

    /** Kernels, each with a model of it. Mainline has the printk CPU lock; v6 and v7 without pseudo-NMI fall back to csd. */
    private static final Map<String, String> KERNELS = new LinkedHashMap<>();

    static {
        KERNELS.put("v5", "V5-nmi-roundup");
        KERNELS.put("v6", "V6-nmi-roundup");
        KERNELS.put("v7", "V7-nmi-roundup");
        KERNELS.put("mainline", "ML-nmi-printlock");
        KERNELS.put("mainline where nobody enters the debugger", "ML-watchdog-printlock");
        KERNELS.put("mainline with the repair LockYields", "ML-nmi-f26-repaired");
        KERNELS.put("v5 without pseudo-NMI", "V5-irq-roundup");
        KERNELS.put("v6 without pseudo-NMI", "V6-irq-roundup-stuck");
        KERNELS.put("v7 without pseudo-NMI", "V7-irq-roundup");
        KERNELS.put("mainline without pseudo-NMI", "ML-irq-printlock");
        KERNELS.put("7.3 with SDEI and pseudo-NMI", "V73-sdei-n11c");
        KERNELS.put("7.3 with SDEI, without pseudo-NMI", "V73-sdei-printlock");
        KERNELS.put("7.3 with SDEI where nobody enters the debugger", "V73-stop-rungs");
    }

    private final TlaTools tools;
    private final SanyReader reader;
    private final SourceText source;
    private final List<String> lines = new ArrayList<>();

    /**
     * What the page says of one module.
     *
     * @param failing of each assumption, what is not proved without it
     */
    public record Section(Module module, SortedMap<String, List<Obligation>> failing) {}

    public TheoremPage(TlaTools tools, SanyReader reader) {
        this.tools = tools;
        this.reader = reader;
        this.source = new SourceText(tools);
    }

    /** Proves the module without each of its assumptions. */
    public static Section prove(Module module) {
        return section(
                module,
                Proof.assumptions(module).isEmpty()
                        ? new TreeMap<>()
                        : Proof.withoutEach(module, new Proof(module, Set.of()).run()));
    }

    static Section section(Module module, SortedMap<String, List<Outcome>> without) {
        SortedMap<String, List<Obligation>> failing = new TreeMap<>();
        without.forEach((assumption, broken) ->
                failing.put(assumption, broken.stream().map(Outcome::obligation).toList()));
        return new Section(module, failing);
    }

    /**
     * The page.
     *
     * @throws SpecificationException if an action of IpiNmi is neither covered nor left out with something
     */
    public List<String> lines(List<Section> sections) {
        lines.clear();
        lines.add("# Theorems");
        lines.add("");
        lines.add(
                "Made by `rollcall prove --theorems`; a test holds it true. Each theorem is proved for every set of CPUs."
                        + " [proof.md](proof.md) says in words what");
        lines.add("they mean, how they are tied to the claims about `IpiNmi`, and how far to trust a proof. `"
                + INVARIANT + "` is the invariant that the theorem Inductive is about.");
        Map<String, Set<String>> met = met();
        for (Section section : sections) {
            boolean ofKernels = section.module().definition(OF_KERNEL.get(0)).isPresent();
            module(section.module(), section.failing(), ofKernels ? met : Map.of());
        }
        repairs(sections);
        claims(sections);
        kernels(met);
        actions();
        return List.copyOf(lines);
    }

    private void module(Module module, SortedMap<String, List<Obligation>> failing, Map<String, Set<String>> kernels) {
        heading("## " + module.name());
        List<Obligation> obligations = Obligations.of(module);
        for (Module.Fact theorem : module.theorems()) {
            theorem(module, theorem, obligations, kernels);
        }
        if (failing.isEmpty()) {
            return;
        }
        heading("### What breaks without an assumption of " + module.name());
        lines.add("");
        lines.add("| assumption | says | what discharges it | not proved without it |");
        lines.add("|---|---|---|---|");
        failing.forEach((assumption, broken) -> lines.add("| `" + assumption + "` | `"
                + source.body(module.required(assumption)) + "` | "
                + String.join(" ", source.comment(module.required(assumption))) + " | " + inWords(broken) + " |"));
    }

    private void heading(String text) {
        lines.add("");
        lines.add(text);
    }

    private void theorem(Module module, Module.Fact theorem, List<Obligation> all, Map<String, Set<String>> kernels) {
        List<Obligation> obligations = all.stream()
                .filter(each -> each.theorem().equals(theorem.name()))
                .toList();
        SortedSet<String> assumed = assumed(module, theorem);
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
        if (!kernels.isEmpty()) {
            String about = kernels.entrySet().stream()
                    .filter(kernel ->
                            assumed.stream().filter(OF_KERNEL::contains).allMatch(kernel.getValue()::contains))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.joining(", "));
            lines.add("Kernels: " + about + ".");
        }
    }

    /** The assumptions that the theorem makes itself; those that its invariant makes are premises of the clauses. */
    static SortedSet<String> assumed(Module module, Module.Fact theorem) {
        SortedSet<String> assumed = new TreeSet<>();
        collect(theorem.body(), Proof.assumptions(module), assumed, new LinkedHashSet<>());
        return assumed;
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

    private static void collect(
            Expression expression, Set<String> assumptions, Set<String> found, Set<Definition> seen) {
        if (expression instanceof Expression.Call call
                && !call.definition().name().equals(INVARIANT)
                && seen.add(call.definition())) {
            if (assumptions.contains(call.definition().name())) {
                found.add(call.definition().name());
            }
            collect(call.definition().body(), assumptions, found, seen);
        }
        Children.of(expression).forEach(child -> collect(child, assumptions, found, seen));
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

    /** Which assumptions each kernel meets, as the TLA+ tools evaluate them in its model. */
    private Map<String, Set<String>> met() {
        Map<String, Set<String>> met = new LinkedHashMap<>();
        KERNELS.forEach((kernel, model) -> {
            Model named = Manifest.ofProgram().named(model);
            try (Specification specification = tools.open("IpiNmiRefines", model, tools.configuration(named))) {
                met.put(
                        kernel,
                        OF_KERNEL.stream()
                                .filter(assumption -> specification
                                        .evaluate(
                                                "FR!" + assumption,
                                                List.of(),
                                                specification.initialStates().get(0))
                                        .equals(new SpecValue.Bool(true)))
                                .collect(Collectors.toSet()));
            }
        });
        return met;
    }

    private void repairs(List<Section> sections) {
        heading("## Findings and repairs");
        lines.add("");
        lines.add(
                "Of each finding of the small modules: the theorem that says what should hold, the model in which it fails"
                        + " and the assumption that is not met there,");
        lines.add(
                "and the models of the repaired kernel, which meet all of them. What a model meets the TLA+ tools evaluate.");
        lines.add("");
        lines.addAll(new RepairTable(tools)
                .lines(sections.stream().map(Section::module).toList()));
    }

    private void claims(List<Section> sections) {
        sections.stream()
                .map(Section::module)
                .filter(module -> module.name().equals("IpiNmiProof"))
                .forEach(proofs -> {
                    heading("## Claims about IpiNmi");
                    lines.add("");
                    lines.add(
                            "The models of `IpiNmi` that show a finding, and their twins, beside the theorem: what the TLA+ tools see"
                                    + " that a model does not meet. [verdicts.md](verdicts.md) says which");
                    lines.add(
                            "question a model answers. Where nothing is missing the theorem gives the answer for every set of CPUs;"
                                    + " where something is, and the property fails, the model is the counterexample.");
                    lines.add("");
                    lines.addAll(new ClaimTable(tools).lines(proofs));
                });
    }

    private void kernels(Map<String, Set<String>> met) {
        heading("## Kernels and their assumptions");
        lines.add("");
        lines.add(
                "What a kernel and its machine meet, evaluated in a model of it. The other assumptions are about what happens:"
                        + " no kernel promises them.");
        lines.add("");
        lines.add("| kernel | "
                + OF_KERNEL.stream().map(name -> "`" + name + "`").collect(Collectors.joining(" | ")) + " |");
        lines.add("|---|" + "---|".repeat(OF_KERNEL.size()));
        met.forEach((kernel, names) -> lines.add("| " + kernel + " | "
                + OF_KERNEL.stream()
                        .map(name -> names.contains(name) ? "yes" : "no")
                        .collect(Collectors.joining(" | "))
                + " |"));
    }

    private void actions() {
        ActionCoverage coverage = new ActionCoverage(reader.read("IpiNmiBridge"));
        long covered = coverage.actions().stream().filter(coverage::isCovered).count();
        heading("## Actions of IpiNmi");
        lines.add("");
        lines.add("Theorem Simulates is about each of the " + coverage.actions().size() + " actions: " + covered
                + " are steps of `IpiNmiFragment` or change nothing in it, and the others have no step");
        lines.add("where `InFragment` holds. A model in which one of those can be taken is outside.");
        lines.add("");
        lines.add("| action | in `IpiNmiFragment` |");
        lines.add("|---|---|");
        for (String action : coverage.actions()) {
            lines.add("| `" + action + "` | "
                    + (coverage.isCovered(action) ? "`" + coverage.seen(action) + "`" : "no step") + " |");
        }
    }
}
