package org.rollcall.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.syntax.Operator;

/**
 * What each action of IpiNmi is for the theorems: the definition {@code Maps} of IpiNmiBridge says of each what its steps
 * are in IpiNmiFragment. FALSE means that there are none inside the fragment.
 */
final class ActionCoverage {
    private static final String NONE = "FALSE";

    private final List<String> actions;
    private final Map<String, String> seen = new LinkedHashMap<>();

    /**
     * @param bridge IpiNmiBridge, or a module that extends it
     */
    ActionCoverage(Module bridge) {
        this.actions = Conjuncts.disjuncts(bridge.required("Next").body()).stream()
                .map(ActionCoverage::name)
                .toList();
        for (Expression each : Conjuncts.of(bridge.required("Maps").body())) {
            Expression.Operation implication = (Expression.Operation) unquantified(each);
            seen.merge(
                    name(implication.operands().get(0)),
                    meaning(implication.operands().get(1)),
                    (some, others) -> some.equals(others) ? some : some + " or " + others);
        }
    }

    private static Expression unquantified(Expression expression) {
        Expression body = expression;
        while (body instanceof Expression.Quantified quantified) {
            body = quantified.body();
        }
        return body;
    }

    private static String name(Expression disjunct) {
        return ((Expression.Call) unquantified(disjunct)).definition().name();
    }

    private static String meaning(Expression step) {
        if (step instanceof Expression.Operation either && either.operator() == Operator.OR) {
            return String.join(
                    " or ",
                    either.operands().stream().map(ActionCoverage::meaning).toList());
        }
        return step instanceof Expression.Call call ? call.definition().name().replaceFirst("^FR!", "") : NONE;
    }

    /** All actions of IpiNmi, in the order of its Next. */
    List<String> actions() {
        return actions;
    }

    /** Whether its steps are steps of the fragment, or change nothing there. */
    boolean isCovered(String action) {
        return !seen(action).equals(NONE);
    }

    /**
     * The fragment's action, "Same" where nothing changes, or "FALSE".
     *
     * @throws IllegalArgumentException if Maps does not say
     */
    String seen(String action) {
        String what = seen.get(action);
        if (what == null) {
            throw new IllegalArgumentException("IpiNmiBridge does not say what the action " + action + " is");
        }
        return what;
    }

    /** What Maps speaks of that is no action. */
    List<String> superfluous() {
        List<String> names = new ArrayList<>(seen.keySet());
        names.removeAll(actions);
        return names;
    }
}
