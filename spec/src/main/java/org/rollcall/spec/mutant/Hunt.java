package org.rollcall.spec.mutant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.rollcall.spec.InParallel;
import org.rollcall.spec.Model;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.TlaTools;

/**
 * Which model finds which mutant. A mutant is left alone once it is found. The model that found it the last time is asked
 * first, and then all of them in order. Those that nothing tells from the specification by what they do are held against the
 * properties that are made of what they change, at last.
 */
public final class Hunt {
    /** Is told how it goes. */
    public interface Progress {
        /** A model is asked about so many mutants. */
        void asks(Model model, int mutants);

        /** It has answered, and this is known now. */
        void known(List<Fate> fates);
    }

    private interface Way {
        void judge(Model model, List<Mutant> mutants, BiConsumer<Mutant, Verdict> verdicts);
    }

    private final Judge judge;
    private final Uses uses;
    private final List<Model> models;
    private final Found lastTime;
    private final Map<Model, Set<String>> actions = new ConcurrentHashMap<>();

    /**
     * @param models which are asked, the first ones first
     * @param lastTime what found which mutant the last time
     */
    public Hunt(TlaTools tools, Module module, List<Model> models, Found lastTime) {
        this.uses = new Uses(module);
        this.judge = new Judge(tools, uses);
        this.models = List.copyOf(models);
        this.lastTime = lastTime;
    }

    /**
     * What becomes of each mutant, in their order.
     *
     * @param known what is known of this specification already, and not asked again
     */
    public List<Fate> run(List<Mutant> mutants, Found known, Progress progress) {
        Map<Mutant, Fate> fates = new LinkedHashMap<>();
        mutants.forEach(mutant -> fates.put(mutant, known(mutant, known)));
        for (Model model : models) {
            ask(model, judge::byGraph, fate -> lastTime.property(fate.mutant(), model) != null, fates, progress);
        }
        for (Model model : models) {
            ask(model, judge::byGraph, fate -> !fate.asked().contains(model.name()), fates, progress);
        }
        for (Model model : models) {
            ask(model, judge::byProperties, fate -> fate.differs().isEmpty(), fates, progress);
        }
        return List.copyOf(fates.values());
    }

    private Fate known(Mutant mutant, Found known) {
        for (Model model : models) {
            String property = known.property(mutant, model);
            if (property != null) {
                return Fate.unknown(mutant).and(model, Found.verdict(property));
            }
        }
        return Fate.unknown(mutant);
    }

    private void ask(Model model, Way way, Predicate<Fate> which, Map<Mutant, Fate> fates, Progress progress) {
        List<Mutant> left = fates.values().stream()
                .filter(fate -> !fate.found())
                .filter(which)
                .map(Fate::mutant)
                .toList();
        if (left.isEmpty()) {
            return;
        }
        Set<String> has = actions.computeIfAbsent(model, judge::actions);
        List<Mutant> chosen =
                left.stream().filter(mutant -> uses.any(has, mutant.operator())).toList();
        progress.asks(model, chosen.size());
        InParallel.each(
                parts(chosen),
                part -> judged(model, way, part),
                part -> {},
                (part, verdicts) -> verdicts.forEach(
                        (mutant, verdict) -> fates.computeIfPresent(mutant, (key, fate) -> fate.and(model, verdict))));
        progress.known(List.copyOf(fates.values()));
    }

    private Map<Mutant, Verdict> judged(Model model, Way way, List<Mutant> mutants) {
        Map<Mutant, Verdict> verdicts = new LinkedHashMap<>();
        way.judge(model, mutants, verdicts::put);
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
