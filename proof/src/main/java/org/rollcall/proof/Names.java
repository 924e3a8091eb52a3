package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Expr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Symbols that stand for a part of a formula, what they mean, and which of them a formula needs. */
final class Names {
    private final Map<Expr<?>, Supplier<List<BoolExpr>>> meanings = new LinkedHashMap<>();
    private Set<Expr<?>> used = new LinkedHashSet<>();

    /** What was made, and the names in it. */
    record Made<T>(T value, Set<Expr<?>> names) {}

    void define(Expr<?> name, Supplier<List<BoolExpr>> meaning) {
        meanings.put(name, meaning);
    }

    void use(Expr<?> name) {
        used.add(name);
    }

    void use(Set<Expr<?>> names) {
        used.addAll(names);
    }

    /** Makes something; what it uses counts as used by what is around it, too. */
    <T> Made<T> recorded(Supplier<T> made) {
        Set<Expr<?>> outer = used;
        Set<Expr<?>> inner = new LinkedHashSet<>();
        used = inner;
        try {
            return new Made<>(made.get(), inner);
        } finally {
            used = outer;
            used.addAll(inner);
        }
    }

    /** What the names mean. */
    List<BoolExpr> meanings(Set<Expr<?>> names) {
        List<BoolExpr> all = new ArrayList<>();
        for (Expr<?> name : names) {
            all.addAll(meanings.get(name).get());
        }
        return all;
    }
}
