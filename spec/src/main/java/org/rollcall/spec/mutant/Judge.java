package org.rollcall.spec.mutant;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.Specification;
import org.rollcall.spec.tla.TlaTools;

/**
 * Holds mutants against one model. The tools read the specification once, with the changed definitions beside it, and one of
 * them at a time stands for the definition that it is a change of.
 */
final class Judge {
    private static final String MODULE = "Mutants";
    private static final String STAND_IN = "StandIn";

    /** The module has always the same names: warm tools keep a place for each name that they know. */
    static final int PLACES = 400;

    private final TlaTools tools;
    private final Uses uses;

    Judge(TlaTools tools, Uses uses) {
        this.tools = tools;
        this.uses = uses;
    }

    /** The names of the actions that the model may take. */
    Set<String> actions(Model model) {
        try (Specification specification = open(model, List.of())) {
            return specification.actions().stream().map(SpecAction::name).collect(Collectors.toSet());
        }
    }

    /** Judges some mutants, at most {@link #PLACES}, by the states and steps that they have in a model. */
    void byGraph(Model model, List<Mutant> mutants, BiConsumer<Mutant, Verdict> verdicts) {
        judge(model, mutants, Trial::byGraph, verdicts);
    }

    /** Judges mutants that have those of the specification by the properties that the change is a part of. */
    void byProperties(Model model, List<Mutant> mutants, BiConsumer<Mutant, Verdict> verdicts) {
        judge(model, mutants, Trial::byProperties, verdicts);
    }

    private void judge(
            Model model,
            List<Mutant> mutants,
            BiFunction<Trial, String, Verdict> way,
            BiConsumer<Mutant, Verdict> verdicts) {
        try (Specification specification = open(model, mutants)) {
            Trial trial = new Trial(model, uses, specification);
            for (int i = 0; i < mutants.size(); i++) {
                String operator = mutants.get(i).operator();
                specification.substitute(operator, STAND_IN + i);
                verdicts.accept(mutants.get(i), way.apply(trial, operator));
                specification.substitute(operator, null);
            }
        }
    }

    private Specification open(Model model, List<Mutant> mutants) {
        String module = MODULE + model.module();
        StringBuilder text = new StringBuilder("---- MODULE " + module + " ----\nEXTENDS " + model.module() + "\n\n");
        for (int i = 0; i < PLACES; i++) {
            text.append(i < mutants.size() ? mutants.get(i).definition(STAND_IN + i) : STAND_IN + i + " == TRUE")
                    .append("\n\n");
        }
        return tools.openGiven(module, text.append("====\n").toString(), model.name(), tools.configuration(model));
    }
}
