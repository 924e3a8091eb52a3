package org.rollcall.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.SourceText;
import org.rollcall.spec.tla.TlaTools;

/**
 * The page of theorems, docs/theorems.md: what each says, what it assumes, which kernels it is about, what breaks without each
 * assumption, and which actions of the protocol it covers.
 */
public final class TheoremPage {
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
                + Assumed.INVARIANT + "` is the invariant that the theorem Inductive is about.");
        Kernels kernels = new Kernels(tools);
        sections.forEach(section -> lines.addAll(new TheoremSection(source, kernels, section).lines()));
        repairs(sections);
        claims(sections);
        lines.addAll(kernels.lines());
        actions();
        return List.copyOf(lines);
    }

    private void heading(String text) {
        lines.add("");
        lines.add(text);
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

    private void actions() {
        ActionCoverage coverage = new ActionCoverage(reader.read("IpiNmiBridge"));
        long covered = coverage.actions().stream().filter(coverage::isCovered).count();
        heading("## Actions of IpiNmi");
        lines.add("");
        lines.add("Theorem Simulates is about each of the " + coverage.actions().size()
                + " actions where `InFragment` holds: " + covered
                + " are steps of `IpiNmiFragment` or change nothing in it.");
        lines.add("");
        lines.add("| action | in `IpiNmiFragment` |");
        lines.add("|---|---|");
        for (String action : coverage.actions()) {
            lines.add("| `" + action + "` | "
                    + (coverage.isCovered(action) ? "`" + coverage.seen(action) + "`" : "no step") + " |");
        }
    }
}
