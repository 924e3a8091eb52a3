package org.rollcall.spec.mutant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rollcall.spec.InParallel;
import org.rollcall.spec.Model;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.TlaTools;

/** Which model finds which mutant: they are asked in order, and a mutant is left alone once it is found. */
public final class Hunt {
    /** Is told how it goes. */
    @FunctionalInterface
    public interface Progress {
        void model(Model model, int mutants);
    }

    private final Judge judge;
    private final Uses uses;
    private final List<Model> models;
    private final Map<Model, Graph> graphs = new ConcurrentHashMap<>();

    public Hunt(TlaTools tools, Module module, List<Model> models) {
        this.uses = new Uses(module);
        this.judge = new Judge(tools, uses);
        this.models = List.copyOf(models);
    }

    /** What becomes of each mutant, in their order. */
    public List<Fate> run(List<Mutant> mutants, Progress progress) {
        Map<Mutant, Fate> fates = new LinkedHashMap<>();
        mutants.forEach(mutant -> fates.put(mutant, Fate.unknown(mutant)));
        for (Model model : models) {
            List<Mutant> left = fates.values().stream()
                    .filter(fate -> !fate.found())
                    .map(Fate::mutant)
                    .toList();
            if (left.isEmpty()) {
                break;
            }
            Graph graph = graphs.computeIfAbsent(model, judge::unchanged);
            List<Mutant> chosen = left.stream()
                    .filter(mutant -> uses.any(graph.taken(), mutant.operator()))
                    .toList();
            progress.model(model, chosen.size());
            InParallel.each(
                    parts(chosen),
                    part -> judged(model, part),
                    part -> {},
                    (part, verdicts) -> verdicts.forEach((mutant, verdict) ->
                            fates.computeIfPresent(mutant, (key, fate) -> fate.and(model, verdict))));
        }
        return List.copyOf(fates.values());
    }

    private Map<Mutant, Verdict> judged(Model model, List<Mutant> mutants) {
        Map<Mutant, Verdict> verdicts = new LinkedHashMap<>();
        judge.judge(model, mutants, verdicts::put);
        return verdicts;
    }

    private static List<List<Mutant>> parts(List<Mutant> mutants) {
        int threads = Runtime.getRuntime().availableProcessors();
        int size = Math.min(Judge.PLACES, Math.max(1, (mutants.size() + threads - 1) / threads));
        List<List<Mutant>> parts = new ArrayList<>();
        for (int from = 0; from < mutants.size(); from += size) {
            parts.add(mutants.subList(from, Math.min(mutants.size(), from + size)));
        }
        return parts;
    }
}
