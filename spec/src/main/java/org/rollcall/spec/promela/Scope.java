package org.rollcall.spec.promela;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.syntax.Name;

/**
 * What an expression is evaluated in.
 *
 * @param names the values of the bound names and parameters
 * @param former the value of {@code @}
 * @param next the values of the primed variables that are known so far
 */
record Scope(Map<Name, Term> names, @Nullable Term former, Map<String, Term> next) {
    static final Scope EMPTY = new Scope(Map.of(), null, Map.of());

    Scope with(Name name, Term value) {
        return with(List.of(name), List.of(value));
    }

    Scope with(List<Name> more, List<Term> values) {
        Map<Name, Term> all = new HashMap<>(names);
        for (int i = 0; i < more.size(); i++) {
            all.put(more.get(i), values.get(i));
        }
        return new Scope(all, former, next);
    }

    Scope changing(Term value) {
        return new Scope(names, value, next);
    }

    Scope knowing(Map<String, Term> primed) {
        return new Scope(names, former, primed);
    }
}
