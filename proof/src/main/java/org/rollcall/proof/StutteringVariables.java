package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.FuncDecl;
import com.microsoft.z3.Native;
import com.microsoft.z3.Sort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes x for x' in formulas about a step that keeps x. Nothing is left of {@code UNCHANGED x} then, which of a set or a
 * function says that it agrees with another everywhere: the solver would conclude it anew of each CPU.
 */
final class StutteringVariables {
    /** The symbol of a variable after the step, and the variable before it at the arguments of that symbol. */
    private record Same(FuncDecl<?> after, Expr<?> before) {}

    private final Vocabulary vocabulary;
    private final Context z3;
    private final Map<String, Same> known = new HashMap<>();

    StutteringVariables(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.z3 = vocabulary.context();
    }

    /**
     * @param kept variables that the step keeps
     * @return what the formulas say of such a step
     */
    List<BoolExpr> in(List<BoolExpr> formulas, Set<String> kept) {
        if (kept.isEmpty()) {
            return formulas;
        }
        List<Same> same = kept.stream()
                .map(each -> known.computeIfAbsent(each, this::same))
                .toList();
        long[] after =
                same.stream().mapToLong(each -> z3.unwrapAST(each.after())).toArray();
        long[] before =
                same.stream().mapToLong(each -> z3.unwrapAST(each.before())).toArray();
        return formulas.stream()
                .map(each -> (BoolExpr) z3.wrapAST( // the solver's Java interface has no name for it
                        Native.substituteFuns(z3.nCtx(), z3.unwrapAST(each), after.length, after, before)))
                .toList();
    }

    private Same same(String variable) {
        FuncDecl<?> before = vocabulary.symbol(variable, false);
        Sort[] domain = before.getDomain();
        Expr<?>[] arguments = new Expr<?>[domain.length];
        for (int i = 0; i < domain.length; i++) {
            arguments[i] = (Expr<?>) z3.wrapAST(Native.mkBound(z3.nCtx(), i, z3.unwrapAST(domain[i])));
        }
        return new Same(vocabulary.symbol(variable, true), z3.mkApp(before, arguments));
    }
}
