package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.rollcall.spec.syntax.Definition;

/**
 * Definitions without parameters that stand below a quantifier and need one themselves: each gets a name. Otherwise the
 * solver would see quantifiers that alternate, which it can't decide, although the inner one does not depend on the outer.
 */
final class Propositions {
    private record Named(Definition definition, boolean after, Map<String, Scope.Delayed> instance) {}

    private final Context z3;
    private final Map<Named, BoolExpr> names = new LinkedHashMap<>();
    private final Set<BoolExpr> meanings = new LinkedHashSet<>();

    Propositions(Context z3) {
        this.z3 = z3;
    }

    /** The name of a definition whose body means {@code meaning} in this scope. */
    BoolExpr name(Definition definition, Scope scope, BoolExpr meaning) {
        BoolExpr name = names.computeIfAbsent(
                new Named(definition, scope.after(), scope.instance()),
                key -> z3.mkBoolConst(definition.name() + (key.after() ? Vocabulary.AFTER : "") + "!" + names.size()));
        meanings.add(z3.mkIff(name, meaning));
        return name;
    }

    /** Forgets who was named so far, not the names. */
    void clear() {
        meanings.clear();
    }

    /** What the names mean that were used since. */
    Set<BoolExpr> meanings() {
        return meanings;
    }
}
