package org.rollcall.spec.mutant;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.Model;

/**
 * What became of a mutant.
 *
 * @param model the model that found it, or null
 * @param verdict what that model says, or the last one that was asked
 * @param asked the models that did not find it
 * @param differs those of them in which it has other states or steps
 */
public record Fate(Mutant mutant, @Nullable Model model, Verdict verdict, List<String> asked, List<String> differs) {
    static Fate unknown(Mutant mutant) {
        return new Fate(mutant, null, new Verdict.Survives(false), List.of(), List.of());
    }

    /** Whether a model has found it. */
    public boolean found() {
        return model != null;
    }

    Fate and(Model by, Verdict next) {
        return next instanceof Verdict.Survives survives
                ? new Fate(mutant, null, next, with(asked, by), survives.differs() ? with(differs, by) : differs)
                : new Fate(mutant, by, next, asked, differs);
    }

    private static List<String> with(List<String> names, Model model) {
        if (names.contains(model.name())) {
            return names;
        }
        List<String> more = new ArrayList<>(names);
        more.add(model.name());
        return List.copyOf(more);
    }
}
