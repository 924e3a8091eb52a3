package org.rollcall.proof;

import com.microsoft.z3.Expr;
import com.microsoft.z3.Quantifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Where terms occur in terms. */
final class Occurrences {
    private Occurrences() {}

    /** Whether one of the constants occurs in the term. */
    static boolean anyIn(Expr<?> term, Collection<Expr<?>> constants) {
        Set<Expr<?>> wanted = Set.copyOf(constants);
        Set<Expr<?>> seen = new HashSet<>();
        Deque<Expr<?>> left = new ArrayDeque<>();
        left.push(term);
        while (!left.isEmpty()) {
            Expr<?> next = left.pop();
            if (wanted.contains(next)) {
                return true;
            }
            if (!seen.add(next)) {
                continue;
            }
            if (next instanceof Quantifier quantifier) {
                left.push(quantifier.getBody());
            } else if (next.isApp()) {
                for (Expr<?> argument : next.getArgs()) {
                    left.push(argument);
                }
            }
        }
        return false;
    }
}
