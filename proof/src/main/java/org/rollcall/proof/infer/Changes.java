package org.rollcall.proof.infer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Expression.Operation;
import org.rollcall.spec.syntax.Operator;

/** Which variables an action may change: all that no conjunct of it says to be unchanged. */
final class Changes {
    private final Set<String> unchanged = new HashSet<>();

    private Changes() {}

    static Set<String> of(Expression action, List<String> variables) {
        Changes changes = new Changes();
        changes.visit(action);
        Set<String> changed = new HashSet<>(variables);
        changed.removeAll(changes.unchanged);
        return changed;
    }

    private void visit(Expression expression) {
        if (expression instanceof Operation operation && operation.operator() == Operator.AND) {
            operation.operands().forEach(this::visit);
        } else if (expression instanceof Operation operation && operation.operator() == Operator.UNCHANGED) {
            operation.operands().forEach(this::kept);
        } else if (expression instanceof Expression.Call call) {
            visit(call.definition().body());
        } else if (expression instanceof Expression.Quantified quantified && !quantified.forAll()) {
            visit(quantified.body());
        }
    }

    private void kept(Expression what) {
        if (what instanceof Expression.Declared variable) {
            unchanged.add(variable.name());
        } else if (what instanceof Operation tuple && tuple.operator() == Operator.TUPLE) {
            tuple.operands().forEach(this::kept);
        } else if (what instanceof Expression.Call call && call.arguments().isEmpty()) {
            kept(call.definition().body());
        }
    }
}
