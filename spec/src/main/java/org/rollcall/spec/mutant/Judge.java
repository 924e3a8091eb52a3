package org.rollcall.spec.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Model;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;
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

    /** A mutant may have more states than the specification: so many times as many are searched. */
    private static final int MORE = 4;

    private final TlaTools tools;
    private final Uses uses;

    Judge(TlaTools tools, Uses uses) {
        this.tools = tools;
        this.uses = uses;
    }

    /** The model as it is. */
    Graph unchanged(Model model) {
        try (Specification specification = open(model, List.of(), tools.configuration(model))) {
            return Search.unjudged(specification, Integer.MAX_VALUE);
        }
    }

    /** Judges some mutants, at most {@link #PLACES}. */
    void judge(Model model, List<Mutant> mutants, BiConsumer<Mutant, Verdict> verdicts) {
        ModelConfiguration configuration = tools.configuration(model);
        List<Mutant> constants = new ArrayList<>();
        try (Specification specification = open(model, mutants, configuration)) {
            Graph unchanged = Search.unjudged(specification, Integer.MAX_VALUE);
            for (int i = 0; i < mutants.size(); i++) {
                Mutant mutant = mutants.get(i);
                if (specification.substitute(mutant.operator(), STAND_IN + i)) {
                    verdicts.accept(mutant, verdict(model, unchanged, mutant, specification));
                    specification.substitute(mutant.operator(), null);
                } else if (isTheSame(specification, mutant.operator(), STAND_IN + i)) {
                    verdicts.accept(mutant, new Verdict.Survives(false));
                } else {
                    constants.add(mutant);
                }
            }
        }
        constants.forEach(mutant -> verdicts.accept(mutant, constant(model, mutant, configuration)));
    }

    /** In the configuration of this model the change changes nothing. */
    private static boolean isTheSame(Specification specification, String operator, String standIn) {
        if (!specification.isConstant(operator)) {
            return false;
        }
        try {
            SpecState any = specification.initialStates().get(0);
            return specification
                    .evaluate(operator, List.of(), any)
                    .equals(specification.evaluate(standIn, List.of(), any));
        } catch (SpecificationException | IllegalArgumentException e) {
            return false; // it has no value at all, or one that is no data: a formula of the next state
        }
    }

    /** Graphs of one text only can be compared: the tools sort strings as they come in it. */
    private Verdict constant(Model model, Mutant mutant, ModelConfiguration configuration) {
        Graph unchanged;
        try (Specification specification = alone(model, mutant, configuration)) {
            unchanged = Search.unjudged(specification, Integer.MAX_VALUE);
        }
        try (Specification specification = alone(model, mutant, configuration.with(mutant.operator(), STAND_IN + 0))) {
            return verdict(model, unchanged, mutant, specification);
        } catch (SpecificationException e) {
            return new Verdict.Refused(e.getMessage());
        }
    }

    private Verdict verdict(Model model, Graph unchanged, Mutant mutant, Specification specification) {
        Set<String> expected = expected(model);
        if (!isRead(mutant, specification)) {
            try {
                if (Search.startsLike(specification, unchanged)) {
                    Optional<SpecState> difference = Search.difference(specification, unchanged);
                    if (difference.isEmpty()) {
                        return new Verdict.Survives(false);
                    }
                    Optional<String> there =
                            news(Search.violatedAt(specification, expected, difference.get()), expected);
                    if (there.isPresent()) {
                        return killed(model, there.get());
                    }
                }
            } catch (SpecificationException e) {
                // the search of all of it says whether a property is violated before the tools refuse the mutant
            }
        }
        return searched(model, unchanged, expected, specification);
    }

    private Verdict searched(Model model, Graph unchanged, Set<String> expected, Specification specification) {
        try {
            Graph graph = Search.of(specification, expected, 1000 + MORE * unchanged.distinct());
            Optional<String> anywhere = news(graph.violated(), expected);
            if (anywhere.isPresent()) {
                return killed(model, anywhere.get());
            }
            if (graph.complete() && !graph.violated().containsAll(expected)) {
                return new Verdict.Killed(model.property());
            }
            return new Verdict.Survives(!graph.same(unchanged));
        } catch (SpecificationException e) {
            return new Verdict.Refused(e.getMessage());
        }
    }

    private static Optional<String> news(Set<String> violated, Set<String> expected) {
        return violated.stream().filter(each -> !expected.contains(each)).findFirst();
    }

    private Verdict killed(Model model, String property) {
        return new Verdict.Killed(uses.knows(property) ? property : model.property());
    }

    /** Whether a property is made of what the mutant changes: it may be false of the same graph. */
    private boolean isRead(Mutant mutant, Specification specification) {
        return uses.byProperties(specification.invariants(), mutant.operator())
                || uses.byProperties(specification.stepProperties(), mutant.operator());
    }

    static Set<String> expected(Model model) {
        return model.expect() instanceof Expectation.Violated violated ? Set.of(violated.property()) : Set.of();
    }

    private Specification open(Model model, List<Mutant> mutants, ModelConfiguration configuration) {
        return open(MODULE + model.module(), PLACES, model, mutants, configuration);
    }

    private Specification alone(Model model, Mutant mutant, ModelConfiguration configuration) {
        return open(MODULE + "One" + model.module(), 1, model, List.of(mutant), configuration);
    }

    private Specification open(
            String module, int places, Model model, List<Mutant> mutants, ModelConfiguration configuration) {
        StringBuilder text = new StringBuilder("---- MODULE " + module + " ----\nEXTENDS " + model.module() + "\n\n");
        for (int i = 0; i < places; i++) {
            text.append(i < mutants.size() ? mutants.get(i).definition(STAND_IN + i) : STAND_IN + i + " == TRUE")
                    .append("\n\n");
        }
        return tools.openGiven(module, text.append("====\n").toString(), model.name(), configuration);
    }
}
