package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Model;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;

/** Thins clauses out until those that are left hold initially and after every step. */
final class Houdini {
    private final Module module;
    private final Prover prover;
    private final ClauseFormulas formulas;

    Houdini(Module module, Prover prover, ClauseFormulas formulas) {
        this.module = module;
        this.prover = prover;
        this.formulas = formulas;
    }

    /** What is left of the candidates when every step from a state that satisfies all of them keeps them. */
    List<Clause> inductive(List<Clause> candidates) {
        List<Clause> kept = new ArrayList<>(candidates);
        thin(prover.solver(), module.required("Init").body(), kept, false);
        int before;
        do {
            before = kept.size();
            for (Expression step : Conjuncts.disjuncts(module.required("Next").body())) {
                Solver solver = prover.solver();
                Prover.add(solver, formulas.typeOk());
                Prover.add(solver, kept.stream().map(formulas::all).toList());
                thin(solver, step, kept, true);
            }
        } while (kept.size() < before);
        return kept;
    }

    /** What is left of the clauses without those that follow from TypeOK and the rest. */
    List<Clause> needed(List<Clause> clauses) {
        List<Clause> needed = new ArrayList<>(clauses);
        for (int i = needed.size() - 1; i >= 0; i--) { // long ones first: they were built last
            List<Clause> others = new ArrayList<>(needed);
            Clause clause = others.remove(i);
            Solver solver = prover.solver();
            Prover.add(solver, formulas.typeOk());
            Prover.add(solver, List.of(formulas.isCpu(), formulas.not(clause, false)));
            Prover.add(
                    solver,
                    others.stream().map(each -> formulas.one(each, false)).toList());
            if (solver.check() == Status.UNSATISFIABLE) {
                needed.remove(i);
            }
        }
        return needed;
    }

    /** Takes away the clauses that a state, or a step, that satisfies the claim can break. */
    private void thin(Solver solver, Expression claim, List<Clause> kept, boolean after) {
        Prover.add(solver, prover.formulas(new Claim(claim, false)));
        module.assumptions().forEach(fact -> Prover.add(solver, prover.formulas(new Claim(fact.body(), false))));
        module.definition(Proof.ASSUMPTIONS)
                .ifPresent(each -> Prover.add(solver, prover.formulas(new Claim(each.body(), false))));
        Prover.add(solver, List.of(formulas.isCpu()));
        while (true) {
            BoolExpr[] broken =
                    kept.stream().map(clause -> formulas.not(clause, after)).toArray(BoolExpr[]::new);
            solver.push();
            Prover.add(solver, List.of(prover.vocabulary().context().mkOr(broken)));
            Status status = solver.check();
            if (status == Status.UNKNOWN) {
                throw new IllegalStateException("the solver gave up: " + solver.getReasonUnknown());
            }
            if (status == Status.UNSATISFIABLE) {
                return;
            }
            Model model = solver.getModel();
            kept.removeIf(
                    clause -> model.eval(formulas.one(clause, after), true).isFalse());
            solver.pop();
        }
    }
}
