package org.rollcall.spec.mutant;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;

/**
 * One mutant before one model. It is followed through the states that the model has, in their order, with those actions
 * alone that are made of the changed operator, until one leads elsewhere: up to there all is as it was. Properties are
 * asked there first, and then of whatever the model does not have.
 */
final class Trial {
    /** A mutant may have more states than the specification: so many times as many are searched. */
    private static final int MORE = 4;

    private final Model model;
    private final Uses uses;
    private final Specification specification;
    private final List<SpecAction> actions;
    private final Graph unchanged;
    private final Set<String> expected;

    /**
     * Follows the model as it is.
     *
     * @param specification the model, in which one operator after another gets a stand-in
     */
    Trial(Model model, Uses uses, Specification specification) {
        this.model = model;
        this.uses = uses;
        this.specification = specification;
        this.actions = specification.actions();
        this.unchanged = Search.unjudged(specification, Integer.MAX_VALUE);
        this.expected =
                model.expect() instanceof Expectation.Violated violated ? Set.of(violated.property()) : Set.of();
    }

    /** Judges the mutant that stands now for an operator by what it does. */
    Verdict byGraph(String operator) {
        try {
            if (Search.startsLike(specification, unchanged)) {
                Optional<SpecState> difference = difference(operator);
                if (difference.isEmpty()) {
                    return new Verdict.Survives(false);
                }
                Set<String> there = Search.violatedAt(unchanged, specification, expected, difference.get());
                if (hasNews(there)) {
                    return killed(there);
                }
            }
        } catch (SpecificationException e) {
            return new Verdict.Refused(e.getMessage());
        }
        return asAWhole(operator);
    }

    /**
     * Judges one that does what the specification does: a property that is made of the operator itself may be false of the same
     * states.
     */
    Verdict byProperties(String operator) {
        try {
            return asRead(operator, unchanged, false);
        } catch (SpecificationException e) {
            return new Verdict.Refused(e.getMessage());
        }
    }

    private Verdict asAWhole(String operator) {
        try {
            Graph graph = Search.beside(unchanged, specification, expected, bound());
            if (hasNews(graph.violated())) {
                return killed(graph.violated());
            }
            boolean differs = !graph.same(unchanged);
            return differs && graph.complete() && !expected.isEmpty() && losesViolation(graph)
                    ? new Verdict.Killed(model.property())
                    : asRead(operator, graph, differs);
        } catch (SpecificationException e) {
            return new Verdict.Refused(e.getMessage());
        }
    }

    /** The first state of the model that leads elsewhere. */
    private Optional<SpecState> difference(String operator) {
        return unchanged.states().stream()
                .filter(suspects(operator))
                .filter(state -> !unchanged.leads(state, Steps.of(specification, state)))
                .findFirst();
    }

    /** The states in which an action that is made of an operator does something else. */
    private Predicate<SpecState> suspects(String operator) {
        if (!specification.actions().equals(actions)) {
            return state -> true;
        }
        Set<String> made = actions.stream()
                .map(SpecAction::name)
                .filter(action -> uses.isMadeOf(action, operator))
                .collect(Collectors.toSet());
        int[] places = IntStream.range(0, actions.size())
                .filter(place -> made.contains(actions.get(place).name()))
                .toArray();
        return state -> !unchanged.leads(state, made, Steps.of(specification, state, places));
    }

    private Verdict asRead(String operator, Graph graph, boolean differs) {
        List<String> invariants = readBy(specification.invariants(), operator);
        List<String> stepProperties = readBy(specification.stepProperties(), operator);
        Set<String> violated = Search.violatedIn(graph, specification, expected, invariants, stepProperties);
        if (hasNews(violated)) {
            return killed(violated);
        }
        boolean reads =
                !expected.isEmpty() && (invariants.containsAll(expected) || stepProperties.containsAll(expected));
        return reads && !violated.containsAll(expected)
                ? new Verdict.Killed(model.property())
                : new Verdict.Survives(differs);
    }

    private List<String> readBy(List<String> properties, String operator) {
        return properties.stream()
                .filter(property -> uses.byProperties(List.of(property), operator))
                .toList();
    }

    /** What the model is expected to violate holds. */
    private boolean losesViolation(Graph graph) {
        return !Search.violatedIn(
                        graph,
                        specification,
                        Set.of(),
                        kept(specification.invariants()),
                        kept(specification.stepProperties()))
                .containsAll(expected);
    }

    private List<String> kept(List<String> properties) {
        return properties.stream().filter(expected::contains).toList();
    }

    private int bound() {
        return 1000 + MORE * unchanged.distinct();
    }

    private boolean hasNews(Set<String> violated) {
        return !expected.containsAll(violated);
    }

    private Verdict killed(Set<String> violated) {
        String property = violated.stream()
                .filter(each -> !expected.contains(each))
                .findFirst()
                .orElseThrow();
        return new Verdict.Killed(uses.knows(property) ? property : model.property());
    }
}
