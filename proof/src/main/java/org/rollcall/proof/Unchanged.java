package org.rollcall.proof;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Expression.Call;
import org.rollcall.spec.syntax.Expression.Operation;
import org.rollcall.spec.syntax.Operator;

/**
 * What the text of an action says to stay as it is. What speaks of nothing else holds after the step if it holds before,
 * and no solver need be asked.
 */
final class Unchanged {
    private final Set<String> variables;
    private final Map<Definition, Set<String>> mentioned = new HashMap<>();
    private final Map<Expression, Set<String>> kept = new IdentityHashMap<>();

    /**
     * @param variables the module's
     */
    Unchanged(List<String> variables) {
        this.variables = Set.copyOf(variables);
    }

    /** Whether the expression has the same value before and after each step of the action. */
    boolean keeps(Expression action, Expression expression) {
        return by(action).containsAll(mentioned(expression));
    }

    /** The variables that keep their value in each step of the action. */
    Set<String> by(Expression action) {
        return kept.computeIfAbsent(action, this::kept);
    }

    /** Variables that keep their value whichever way the action goes; one that is not seen to is not among them. */
    private Set<String> kept(Expression action) {
        Set<String> kept = new HashSet<>();
        if (action instanceof Expression.Quantified quantified) {
            return kept(quantified.body());
        }
        if (action instanceof Call call) {
            return kept(call.definition().body());
        }
        if (!(action instanceof Operation operation)) {
            return kept;
        }
        List<Expression> operands = operation.operands();
        switch (operation.operator()) {
            case AND -> operands.forEach(each -> kept.addAll(kept(each)));
            case OR -> kept.addAll(everywhere(operands));
            case IF -> kept.addAll(everywhere(operands.subList(1, 3)));
            case UNCHANGED -> named(operands.get(0), kept);
            default -> {}
        }
        return kept;
    }

    private Set<String> everywhere(List<Expression> ways) {
        Set<String> kept = new HashSet<>(variables);
        ways.forEach(each -> kept.retainAll(kept(each)));
        return kept;
    }

    private void named(Expression what, Set<String> names) {
        if (what instanceof Expression.Declared variable) {
            names.add(variable.name());
        } else if (what instanceof Operation tuple && tuple.operator() == Operator.TUPLE) {
            tuple.operands().forEach(each -> named(each, names));
        } else if (what instanceof Call call && call.arguments().isEmpty()) {
            named(call.definition().body(), names);
        }
    }

    /** All variables that an expression speaks of; of an instance, those that its names stand for as well. */
    private Set<String> mentioned(Expression expression) {
        Set<String> all = new HashSet<>();
        if (expression instanceof Expression.Declared declared && variables.contains(declared.name())) {
            all.add(declared.name());
        }
        if (expression instanceof Call call) {
            all.addAll(mentioned(call.definition()));
        }
        Children.of(expression).forEach(each -> all.addAll(mentioned(each)));
        return all;
    }

    private Set<String> mentioned(Definition definition) {
        Set<String> known = mentioned.get(definition);
        if (known == null) {
            known = mentioned(definition.body());
            mentioned.put(definition, known);
        }
        return known;
    }
}
