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
    /** Distinct states of the largest model that is asked: a mutant that no smaller one finds is asked of all. */
    private static final long LARGEST = 3_500;

    /** One for each root module that models of the manifest have. */
    public static List<Campaign> all(TlaTools tools, SanyReader reader, Manifest manifest) {
        return manifest.models().stream()
                .map(Model::module)
                .distinct()
                .map(root -> of(root, tools, reader, manifest))
                .toList();
    }

    /** The mutants of one root module. */
    public static Campaign of(String root, TlaTools tools, SanyReader reader, Manifest manifest) {
        Module module = reader.read(root);
        List<Mutant> mutants = new Mutants(module, name -> tools.text(name + ".tla")).all();
        List<Model> models = manifest.models().stream()
                .filter(model -> model.module().equals(root) && isAsked(model))
                .toList();
        return new Campaign(root, mutants, new Hunt(tools, module, models));
    }

    /** A model whose steps are searched one by one: no mutation, no symmetry, no fairness. */
    private static boolean isAsked(Model model) {
        return model.mutation().equals("none")
                && model.replay()
                && !model.symmetric()
                && !model.witness()
                && model.speed() == Model.Speed.FAST
                && model.distinct() <= LARGEST;
    }

    /** Every nth mutant, from the first on. */
    public List<Mutant> every(int nth) {
        return IntStream.iterate(0, i -> i < mutants.size(), i -> i + nth)
                .mapToObj(mutants::get)
                .toList();
    }
}
