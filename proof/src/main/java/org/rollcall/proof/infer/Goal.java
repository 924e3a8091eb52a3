package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rollcall.proof.Claim;
import org.rollcall.proof.Conjuncts;
import org.rollcall.proof.Obligation;
import org.rollcall.proof.Proof;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;

/**
 * Something that an invariant is wanted for.
 *
 * @param name for people
 * @param step the action that it is about, or "" if it is about single states
 * @param hypotheses what is assumed besides the invariant; the last is the action if there is one
 */
record Goal(String name, String step, List<Claim> hypotheses, Claim conclusion) {
    /** The invariant that a module brings along. Nothing of it is looked at. */
    static final String INVARIANT = "IndInv";

    static final String TYPES = "TypeOK";

    /** The parts of all theorems that assume the invariant and do not conclude it, and that each step keeps the types. */
    static List<Goal> of(Module module) {
        List<Goal> goals = new ArrayList<>();
        Set<String> theorems = theorems(module);
        for (Obligation obligation : new Proof(module, Set.of()).obligations()) {
            if (theorems.contains(obligation.theorem())) {
                goals.add(of(module, obligation));
            }
        }
        Expression types = module.required(TYPES).body();
        for (Expression action : Conjuncts.disjuncts(module.required("Next").body())) {
            for (Expression type : Conjuncts.of(types)) {
                goals.add(new Goal(TYPES, "", List.of(new Claim(action, false)), new Claim(type, true)));
            }
        }
        return goals;
    }

    /** The names of the theorems that assume the invariant and do not conclude it. */
    static Set<String> theorems(Module module) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> invariants = invariants(module);
        new Proof(module, Set.of())
                .obligations().stream()
                        .filter(each -> each.hypotheses().stream().anyMatch(claim -> isInvariant(claim)))
                        .map(Obligation::theorem)
                        .filter(theorem -> !invariants.contains(theorem))
                        .forEach(names::add);
        return names;
    }

    /** The theorems that conclude the module's own invariant. */
    private static Set<String> invariants(Module module) {
        Set<String> theorems = new LinkedHashSet<>();
        for (Module.Fact theorem : module.theorems()) {
            Expression conclusion = theorem.body();
            while (conclusion instanceof Expression.Operation operation) {
                conclusion = operation.operands().get(operation.operands().size() - 1);
            }
            if (conclusion instanceof Expression.Call call
                    && call.definition().name().equals(INVARIANT)) {
                theorems.add(theorem.name());
            }
        }
        return theorems;
    }

    private static Goal of(Module module, Obligation obligation) {
        List<Claim> hypotheses = obligation.hypotheses().stream()
                .filter(claim -> !isInvariant(claim))
                .filter(claim -> module.assumptions().stream().noneMatch(fact -> fact.body() == claim.expression()))
                .toList();
        return new Goal(obligation.toString(), obligation.step(), hypotheses, obligation.conclusion());
    }

    private static boolean isInvariant(Claim claim) {
        return claim.expression() instanceof Expression.Call call
                && call.definition().name().equals(INVARIANT);
    }

    /** Whether it is about the steps of an action. */
    boolean ofStep() {
        return conclusion.after() || !step.isEmpty();
    }
}
