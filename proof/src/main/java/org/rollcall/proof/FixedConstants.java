package org.rollcall.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Expression.Call;
import org.rollcall.spec.syntax.Expression.Declared;
import org.rollcall.spec.syntax.Expression.Operation;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.syntax.Operator;

/**
 * Constants whose value an assumption of the module gives: {@code C}, {@code ~C}, {@code C = "text"}, and
 * {@code C \cup D = {}}. With their values in place of their names most of a configuration falls away before the solver
 * sees it.
 */
final class FixedConstants {
    private final Module module;
    private final Map<String, Expression> values = new LinkedHashMap<>();

    private FixedConstants(Module module) {
        this.module = module;
    }

    /** Of each such constant the literal that it is. */
    static Map<String, Expression> of(Module module) {
        FixedConstants reader = new FixedConstants(module);
        module.assumptions().forEach(assumption -> reader.read(assumption.body()));
        return reader.values;
    }

    private void read(Expression assumed) {
        for (Expression conjunct : Conjuncts.of(assumed)) {
            if (conjunct instanceof Call call && call.arguments().isEmpty()) {
                read(call.definition().body());
            } else if (conjunct instanceof Declared) {
                fix(conjunct, new Expression.Truth(true, conjunct.place()));
            } else if (conjunct instanceof Operation not && not.operator() == Operator.NOT) {
                fix(not.operands().get(0), new Expression.Truth(false, conjunct.place()));
            } else if (conjunct instanceof Operation equal && equal.operator() == Operator.EQUAL) {
                equal(equal.operands().get(0), equal.operands().get(1));
            }
        }
    }

    private void equal(Expression left, Expression right) {
        if (right instanceof Expression.Text) {
            fix(left, right);
        } else if (right instanceof Operation set
                && set.operator() == Operator.ENUMERATION
                && set.operands().isEmpty()) {
            empty(left, right);
        }
    }

    private void empty(Expression set, Expression nothing) {
        if (set instanceof Operation union && union.operator() == Operator.UNION) {
            List<Expression> parts = union.operands();
            parts.forEach(part -> empty(part, nothing));
        } else {
            fix(set, nothing);
        }
    }

    private void fix(Expression what, Expression value) {
        if (what instanceof Declared declared && module.constants().contains(declared.name())) {
            values.put(declared.name(), value);
        }
    }
}
