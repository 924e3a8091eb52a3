package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.spec.syntax.Module;

/** Clauses as formulas about one CPU that nothing else is known of, or about all of them. */
final class ClauseFormulas {
    private final Prover prover;
    private final Context z3;
    private final Expr<?> cpu;
    private final List<BoolExpr> typeOk;
    private final Map<Boolean, List<BoolExpr>> truths = new HashMap<>();

    ClauseFormulas(Module module, Prover prover, List<Atom> atoms) {
        this.prover = prover;
        this.z3 = prover.vocabulary().context();
        this.cpu = z3.mkConst("c!some", prover.vocabulary().cpuSort());
        this.typeOk = prover.formulas(new Claim(module.required("TypeOK").body(), false));
        for (boolean after : new boolean[] {false, true}) {
            Scope state = after ? Scope.MODULE.primed() : Scope.MODULE;
            Scope scope = state.with(Atom.CPU_NAME, new Value.Scalar(cpu));
            truths.put(
                    after,
                    atoms.stream()
                            .map(atom -> prover.translator().formula(atom.expression(), scope))
                            .toList());
        }
    }

    /** The clause of the one CPU, before or after a step. */
    BoolExpr one(Clause clause, boolean after) {
        return z3.mkOr(clause.stream()
                .mapToObj(literal -> {
                    BoolExpr atom = truths.get(after).get(literal / 2);
                    return literal % 2 == 0 ? atom : z3.mkNot(atom);
                })
                .toArray(BoolExpr[]::new));
    }

    BoolExpr not(Clause clause, boolean after) {
        return z3.mkNot(one(clause, after));
    }

    /** That the one is a CPU, not None. */
    BoolExpr isCpu() {
        return z3.mkNot(z3.mkEq(cpu, prover.vocabulary().none()));
    }

    /** The clause of every CPU, before a step. */
    BoolExpr all(Clause clause) {
        Expr<?>[] bound = {cpu};
        return z3.mkForall(bound, z3.mkImplies(isCpu(), one(clause, false)), 1, null, null, null, null);
    }

    /** The module's TypeOK, before a step. */
    List<BoolExpr> typeOk() {
        return typeOk;
    }
}
