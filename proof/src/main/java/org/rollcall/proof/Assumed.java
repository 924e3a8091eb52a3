package org.rollcall.proof;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;

/** Which assumptions of its module a theorem makes. */
final class Assumed {
    /** The invariant of a module; what it assumes are premises of its clauses. */
    static final String INVARIANT = "IndInv";

    private Assumed() {}

    /** The assumptions that the theorem makes itself; those that its invariant makes are premises of the clauses. */
    static SortedSet<String> by(Module module, Module.Fact theorem) {
        SortedSet<String> assumed = new TreeSet<>();
        collect(theorem.body(), Proof.assumptions(module), assumed, new LinkedHashSet<>());
        return assumed;
    }

    private static void collect(
            Expression expression, Set<String> assumptions, Set<String> found, Set<Definition> seen) {
        if (expression instanceof Expression.Call call
                && !call.definition().name().equals(INVARIANT)
                && seen.add(call.definition())) {
            if (assumptions.contains(call.definition().name())) {
                found.add(call.definition().name());
            }
            collect(call.definition().body(), assumptions, found, seen);
        }
        Children.of(expression).forEach(child -> collect(child, assumptions, found, seen));
    }
}
