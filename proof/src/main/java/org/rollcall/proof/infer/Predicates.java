package org.rollcall.proof.infer;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Expression.Operation;
import org.rollcall.spec.syntax.Module;

/**
 * The predicates about states, and about one CPU of a state, that a module's actions and theorems are written with. What only
 * the invariant of the module uses is left out: it would be an answer, not a word.
 */
final class Predicates {
    private static final Set<String> LEFT_OUT = Set.of("IndInv", "Init", "TypeOK");

    private final Module module;
    private final Set<Definition> used;

    Predicates(Module module) {
        this.module = module;
        Set<Definition> found = Collections.newSetFromMap(new IdentityHashMap<>());
        visit(module.required("Next").body(), found);
        module.theorems().forEach(theorem -> visit(theorem.body(), found));
        this.used = found;
    }

    private static void visit(Expression expression, Set<Definition> into) {
        if (expression instanceof Expression.Call call
                && !LEFT_OUT.contains(call.definition().name())
                && into.add(call.definition())) {
            visit(call.definition().body(), into);
        }
        Children.of(expression).forEach(each -> visit(each, into));
    }

    List<Definition> ofOneCpu() {
        return all(1, definition -> true);
    }

    /** Those that quantify are no words: clauses do that, and say it in a form that the solver decides. */
    List<Definition> ofNone() {
        return all(
                0, definition -> !(definition.body() instanceof Expression.Declared) && !quantifies(definition.body()));
    }

    private static boolean quantifies(Expression expression) {
        return Children.any(expression, Expression.Quantified.class::isInstance);
    }

    private List<Definition> all(int parameters, Predicate<Definition> also) {
        return module.definitions().stream()
                .filter(used::contains)
                .filter(definition -> definition.parameters().size() == parameters && definition.closed())
                .filter(definition -> isBoolean(definition.body()) && isOfState(definition.body()))
                .filter(definition -> module.variables().stream().anyMatch(Variables.of(definition.body())::contains))
                .filter(also)
                .toList();
    }

    private static boolean isBoolean(Expression expression) {
        if (expression instanceof Operation operation) {
            return switch (operation.operator()) {
                case AND, OR, NOT, IMPLIES, EQUIVALENT, EQUAL, UNEQUAL, IN, NOT_IN, SUBSET_OF -> true;
                case IF -> isBoolean(operation.operands().get(1));
                default -> false;
            };
        }
        if (expression instanceof Expression.Case cases) {
            return isBoolean(cases.otherwise());
        }
        return expression instanceof Expression.Quantified
                || expression instanceof Expression.Truth
                || expression instanceof Expression.Call call
                        && isBoolean(call.definition().body());
    }

    /** Whether it is about one state, in words that {@link Evaluator} knows. */
    static boolean isOfState(Expression expression) {
        if (expression instanceof Operation operation) {
            switch (operation.operator()) {
                case PRIME, UNCHANGED, STEP_OR_STUTTER, ENABLED, POWER_SET, TUPLE, FUNCTION_SET:
                    return false;
                default:
                    break;
            }
        }
        boolean known = expression instanceof Operation
                || expression instanceof Expression.Truth
                || expression instanceof Expression.Text
                || expression instanceof Expression.Declared
                || expression instanceof Expression.Local
                || expression instanceof Expression.Call
                || expression instanceof Expression.Quantified
                || expression instanceof Expression.Filter
                || expression instanceof Expression.Case;
        return known
                && (!(expression instanceof Expression.Call call)
                        || isOfState(call.definition().body()))
                && Children.of(expression).stream().allMatch(Predicates::isOfState);
    }
}
