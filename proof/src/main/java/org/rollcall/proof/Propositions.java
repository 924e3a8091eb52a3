package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Formulas that stand below a quantifier, need one themselves and do not depend on the outer one: each gets a name.
 * Otherwise the solver would see quantifiers that alternate, which it can't decide.
 */
final class Propositions {
    private final Context z3;
    private final Names names;
    private final Map<BoolExpr, BoolExpr> known = new HashMap<>();

    Propositions(Context z3, Names names) {
        this.z3 = z3;
        this.names = names;
    }

    /** The name of a formula, which is told apart from others by its origin. */
    BoolExpr name(String origin, BoolExpr meaning) {
        BoolExpr name = known.computeIfAbsent(meaning, key -> {
            BoolExpr fresh = z3.mkBoolConst(origin + "!" + known.size());
            names.define(fresh, () -> List.of(z3.mkIff(fresh, meaning)));
            return fresh;
        });
        names.use(name);
        return name;
    }
}
