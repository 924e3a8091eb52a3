package org.rollcall.spec.mutant;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

/**
 * All mutants of one root module against the models of the manifest that have it.
 *
 * @param root the root module
 * @param mutants all of them, in the order of the source
 * @param hunt who looks for them
 */
public record Campaign(String root, List<Mutant> mutants, Hunt hunt) {
    /** Says of each state which steps are prompt: what only time-outs ask for shows there. */
    private static final String PROMPT = "PromptIsEnabled";

    /** How far a campaign goes. */
    public enum Reach {
        /**
         * The models that look at each step, whose steps are all known to be right; where a root module has none, those of
         * every build.
         */
        USUAL(1_000),
        /** All models, those of a deep build too. */
        DEEP(3_500);

        private final long largest;

        Reach(long largest) {
            this.largest = largest;
        }
    }

    /** One for each root module that models of the manifest have. */
    public static List<Campaign> all(Reach reach, TlaTools tools, SanyReader reader, Manifest manifest) {
        return manifest.models().stream()
                .map(Model::module)
                .distinct()
                .map(root -> of(root, models(root, reach, tools, manifest), tools, reader))
                .toList();
    }

    /**
     * The mutants of one root module.
     *
     * @param models which are asked, the first ones first
     */
    static Campaign of(String root, List<Model> models, TlaTools tools, SanyReader reader) {
        Module module = reader.read(root);
        List<Mutant> mutants = new Mutants(module, name -> tools.text(name + ".tla")).all();
        return new Campaign(root, mutants, new Hunt(tools, module, models, Found.of(tools)));
    }

    /** What looks at each step says most, and what is small says it soonest. */
    static List<Model> models(String root, Reach reach, TlaTools tools, Manifest manifest) {
        List<Model> searched = manifest.models().stream()
                .filter(model -> model.module().equals(root) && isSearched(model) && model.distinct() <= reach.largest)
                .sorted(Comparator.comparing((Model model) -> !looksAtSteps(model, tools))
                        .thenComparing(model -> !(model.expect() instanceof Expectation.Holds))
                        .thenComparing(Model::distinct))
                .toList();
        if (reach == Reach.DEEP) {
            return searched;
        }
        List<Model> steps =
                searched.stream().filter(model -> looksAtSteps(model, tools)).toList();
        return steps.isEmpty()
                ? searched.stream()
                        .filter(model -> model.speed() == Model.Speed.FAST)
                        .toList()
                : steps;
    }

    private static boolean looksAtSteps(Model model, TlaTools tools) {
        return !tools.configuration(model).properties().isEmpty()
                || model.property().equals(PROMPT);
    }

    /**
     * A model whose steps are searched one by one: no mutation, no symmetry, no fairness. Witnesses are among them: a mutant
     * that keeps something from happening is found by the one that says it happens.
     */
    private static boolean isSearched(Model model) {
        return model.mutation().equals("none") && model.replay() && !model.symmetric();
    }

    /** Every nth mutant, from the first on. */
    public List<Mutant> every(int nth) {
        return IntStream.iterate(0, i -> i < mutants.size(), i -> i + nth)
                .mapToObj(mutants::get)
                .toList();
    }
}
