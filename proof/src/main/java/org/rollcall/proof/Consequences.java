package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;

/** The theorems about single states whose conclusions follow from found clauses. */
final class Consequences {
    private final Module module;
    private final Prover prover;
    private final ClauseFormulas formulas;

    Consequences(Module module, Prover prover, ClauseFormulas formulas) {
        this.module = module;
        this.prover = prover;
        this.formulas = formulas;
    }

    /** Their names. */
    List<String> of(List<Clause> clauses) {
        List<String> implied = new ArrayList<>();
        for (Module.Fact theorem : module.theorems()) {
            List<Obligation> parts = Obligations.of(module).stream()
                    .filter(each ->
                            each.theorem().equals(theorem.name()) && each.step().isEmpty())
                    .toList();
            boolean all = !parts.isEmpty() && parts.stream().allMatch(part -> follows(part, clauses));
            if (all && parts.stream().noneMatch(this::isInitial)) {
                implied.add(theorem.name());
            }
        }
        return implied;
    }

    private boolean isInitial(Obligation part) {
        return part.hypotheses().stream()
                .anyMatch(claim -> claim.expression() instanceof Expression.Call call
                        && call.definition() == module.required("Init"));
    }

    /** Whether the part follows when the found clauses take the place of the module's own invariant. */
    private boolean follows(Obligation part, List<Clause> clauses) {
        Solver solver = prover.solver();
        Prover.add(solver, formulas.typeOk());
        Prover.add(solver, clauses.stream().map(formulas::all).toList());
        for (Claim hypothesis : part.hypotheses()) {
            boolean own = hypothesis.expression() instanceof Expression.Call call
                    && call.definition().name().equals("IndInv");
            if (!own) {
                Prover.add(solver, prover.formulas(hypothesis));
            }
        }
        List<BoolExpr> conclusion = prover.formulas(part.conclusion());
        Prover.add(solver, List.of(prover.vocabulary().context().mkNot(conclusion.get(0))));
        Prover.add(solver, conclusion.subList(1, conclusion.size()));
        return solver.check() == Status.UNSATISFIABLE;
    }
}
