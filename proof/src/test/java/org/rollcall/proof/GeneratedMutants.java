package org.rollcall.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.spec.mutant.Mutant;
import org.rollcall.spec.mutant.Mutants;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

/** The mutants of the actions of one proved module that the specification's generator makes. */
final class GeneratedMutants {
    /** What becomes of a mutant. */
    enum Fate {
        /** An obligation about the action's steps, or one that speaks of the action, has a counterexample. */
        REFUTED,
        /** From every state of the invariant it has the steps of the original, for any number of CPUs. */
        EQUIVALENT,
        /** Each of its steps is one of the original, for any number of CPUs: no theorem says that it has to do the others. */
        DOES_LESS,
        /** None of these. */
        SURVIVES
    }

    private static final TlaTools TOOLS = TlaTools.ofProgram();

    /** Faults that add steps: what a theorem forbids can happen only by a step more. */
    private static final Set<String> ADDS = Set.of("dropped", "no update", "whole set");

    private final Module module;
    private final Mutants mutants;
    private final Path folder;

    /**
     * @param root the proved module
     * @param folder where modules with a fault are written to
     */
    GeneratedMutants(String root, Path folder) {
        this.module = SanyReader.ofProgram().read(root);
        this.mutants = new Mutants(module, name -> TOOLS.text(name + ".tla"));
        this.folder = folder;
    }

    /** Those of the actions that the theorems are about, in the order of the source. */
    List<Mutant> all() {
        Set<String> steps = new Proof(module, Set.of())
                .obligations().stream()
                        .filter(obligation -> !obligation.goal().equals("FALSE"))
                        .map(Obligation::step)
                        .collect(Collectors.toSet());
        return mutants.all().stream()
                .filter(mutant -> steps.contains(mutant.operator())
                        && ADDS.contains(mutant.name().split(": ")[1]))
                .toList();
    }

    Fate fate(Mutant mutant) throws IOException {
        Module changed = changed(mutant);
        String action = mutant.operator();
        boolean addsNone;
        try (StepComparison steps = new StepComparison(module, changed)) {
            addsNone = steps.addsNone(action);
            if (addsNone && steps.losesNone(action)) {
                return Fate.EQUIVALENT;
            }
        }
        if (isRefuted(changed, action)) {
            return Fate.REFUTED;
        }
        return addsNone ? Fate.DOES_LESS : Fate.SURVIVES;
    }

    boolean isRefuted(Mutant mutant) throws IOException {
        return isRefuted(changed(mutant), mutant.operator());
    }

    private Module changed(Mutant mutant) throws IOException {
        for (String file : module.files()) {
            Files.writeString(
                    folder.resolve(file + ".tla"),
                    file.equals(mutant.module()) ? mutants.text(mutant) : TOOLS.text(file + ".tla"));
        }
        return SanyReader.of(folder).read(module.name());
    }

    private static boolean isRefuted(Module changed, String action) {
        try (Prover prover = new Prover(changed, Set.of())) {
            return new Proof(changed, Set.of())
                    .obligations().stream()
                            .filter(obligation -> obligation.step().equals(action)
                                    || speaks(obligation.conclusion().expression(), action))
                            .map(prover::prove)
                            .anyMatch(Outcome.Refuted.class::isInstance);
        }
    }

    private static boolean speaks(Expression expression, String operator) {
        return Children.any(
                expression,
                part -> part instanceof Expression.Call call
                        && call.definition().name().equals(operator));
    }
}
