package org.rollcall.spec.mutant;

import java.util.List;
import java.util.stream.IntStream;
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
    /** Distinct states of the largest model that is usually asked. */
    private static final long LARGEST = 3_500;

    /** One for each root module that models of the manifest have. */
    public static List<Campaign> all(TlaTools tools, SanyReader reader, Manifest manifest) {
        return manifest.models().stream()
                .map(Model::module)
                .distinct()
                .map(root -> of(root, LARGEST, tools, reader, manifest))
                .toList();
    }

    /**
     * The mutants of one root module.
     *
     * @param largest distinct states of the largest model that is asked
     */
    static Campaign of(String root, long largest, TlaTools tools, SanyReader reader, Manifest manifest) {
        Module module = reader.read(root);
        List<Mutant> mutants = new Mutants(module, name -> tools.text(name + ".tla")).all();
        List<Model> models = manifest.models().stream()
                .filter(model -> model.module().equals(root) && model.distinct() <= largest && isAsked(model))
                .toList();
        return new Campaign(root, mutants, new Hunt(tools, module, models));
    }

    /**
     * A model whose steps are searched one by one: no mutation, no symmetry, no fairness. Witnesses are among them: a mutant
     * that keeps something from happening is found by the one that says it happens.
     */
    private static boolean isAsked(Model model) {
        return model.mutation().equals("none")
                && model.replay()
                && !model.symmetric()
                && model.speed() == Model.Speed.FAST;
    }

    /** Every nth mutant, from the first on. */
    public List<Mutant> every(int nth) {
        return IntStream.iterate(0, i -> i < mutants.size(), i -> i + nth)
                .mapToObj(mutants::get)
                .toList();
    }
}
