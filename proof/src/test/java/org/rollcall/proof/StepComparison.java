package org.rollcall.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Expression.Call;
import org.rollcall.spec.syntax.Expression.Operation;
import org.rollcall.spec.syntax.Expression.Quantified;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.syntax.Operator;
import org.rollcall.spec.syntax.Place;

/**
 * Compares the steps of an action of a module with those of its changed twin, from every state of the module's invariant,
 * for any number of CPUs. A step that changes no variable does not count: a specification may always do nothing.
 */
final class StepComparison implements AutoCloseable {
    private static final String INVARIANT = "IndInv";

    private final Module module;
    private final Module changed;
    private final Prover prover;

    StepComparison(Module module, Module changed) {
        this.module = module;
        this.changed = changed;
        this.prover = new Prover(module, Set.of());
    }

    /** Whether it is proved that each step of the twin is one of the original. */
    boolean addsNone(String action) {
        return proved(action, (original, twin) -> operation(Operator.IMPLIES, twin, original));
    }

    /** Whether it is proved that each step of the original is one of the twin. */
    boolean losesNone(String action) {
        return proved(action, (original, twin) -> operation(Operator.IMPLIES, original, twin));
    }

    private boolean proved(String action, BinaryOperator<Expression> claim) {
        List<Expression> taken = Conjuncts.disjuncts(module.required("Next").body()).stream()
                .filter(step -> Obligations.name(step).equals(action))
                .toList();
        return !taken.isEmpty()
                && taken.stream()
                        .map(step -> obligation(action, claimed(step, claim)))
                        .allMatch(obligation -> prover.prove(obligation) instanceof Outcome.Proved);
    }

    private Obligation obligation(String action, Expression claim) {
        List<Claim> given = new ArrayList<>();
        module.assumptions().forEach(assumption -> given.add(new Claim(assumption.body(), false)));
        Definition invariant = module.required(INVARIANT);
        given.add(new Claim(new Call(invariant, List.of(), invariant.place()), false));
        return new Obligation("StepComparison", action, "", given, new Claim(claim, false));
    }

    /** {@code \E} over what the action is taken with becomes {@code \A}. */
    private Expression claimed(Expression step, BinaryOperator<Expression> claim) {
        if (step instanceof Quantified any) {
            return new Quantified(true, any.bounds(), claimed(any.body(), claim), any.place());
        }
        Call original = (Call) step;
        Place place = step.place();
        Call twin = new Call(changed.required(original.definition().name()), original.arguments(), place);
        Expression[] variables = module.variables().stream()
                .map(variable -> new Expression.Declared(variable, place))
                .toArray(Expression[]::new);
        return operation(
                Operator.OR,
                claim.apply(original, twin),
                operation(Operator.UNCHANGED, operation(Operator.TUPLE, variables)));
    }

    private static Operation operation(Operator operator, Expression... operands) {
        return new Operation(operator, List.of(operands), operands[0].place());
    }

    @Override
    public void close() {
        prover.close();
    }
}
