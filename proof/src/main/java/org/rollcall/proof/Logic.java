package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Sort;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Connectives and quantifiers; what is known of a part is not left to the solver. */
final class Logic {
    private final Vocabulary vocabulary;
    private final Context z3;
    private final Deque<Expr<?>> open = new ArrayDeque<>();
    private int fresh;
    private int quantifiers;

    Logic(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.z3 = vocabulary.context();
    }

    /** How many quantifiers were made so far. */
    int quantifiers() {
        return quantifiers;
    }

    /** Counts quantifiers that are used once more. */
    void repeat(int again) {
        quantifiers += again;
    }

    BoolExpr forAll(Kind kind, String name, Function<Value, BoolExpr> body) {
        return quantify(true, kind, name, body);
    }

    BoolExpr exists(Kind kind, String name, Function<Value, BoolExpr> body) {
        return quantify(false, kind, name, body);
    }

    /** Strings and truth values are few and known: they are written out, and so are CPUs if it is said how many there are. */
    private BoolExpr quantify(boolean forAll, Kind kind, String name, Function<Value, BoolExpr> body) {
        if (kind instanceof Kind.Element any && vocabulary.sorts().universe(any).isEmpty()) {
            Expr<?> bound = z3.mkConst(name + "!" + fresh++, vocabulary.sorts().sort(any));
            BoolExpr inner = within(bound, () -> body.apply(new Value.Scalar(bound)));
            if (inner.isTrue() || inner.isFalse()) {
                return inner; // the sort is not empty: the value outside is in it
            }
            quantifiers++;
            Expr<?>[] names = {bound};
            return forAll
                    ? z3.mkForall(names, inner, 1, null, null, null, null)
                    : z3.mkExists(names, inner, 1, null, null, null, null);
        }
        List<BoolExpr> cases = new ArrayList<>();
        for (Expr<?> value : values(kind)) {
            cases.add(body.apply(new Value.Scalar(value)));
        }
        return forAll ? all(cases) : any(cases);
    }

    /** What is made while {@code bound} is a name that a quantifier will bind. */
    <T> T within(Expr<?> bound, Supplier<T> made) {
        open.push(bound);
        try {
            return made.get();
        } finally {
            open.pop();
        }
    }

    /** Whether the translation is below a quantifier. */
    boolean below() {
        return !open.isEmpty();
    }

    /** Whether a formula speaks of a name that a quantifier around it will bind. */
    boolean isOpen(Expr<?> formula) {
        return !open.isEmpty() && Occurrences.anyIn(formula, open);
    }

    BoolExpr not(BoolExpr formula) {
        return formula.isTrue() ? z3.mkFalse() : formula.isFalse() ? z3.mkTrue() : z3.mkNot(formula);
    }

    /** Asks for the second formula only if the first leaves something to ask. */
    BoolExpr and(BoolExpr left, Supplier<BoolExpr> right) {
        if (left.isFalse()) {
            return left;
        }
        BoolExpr second = right.get();
        return left.isTrue() || second.isFalse() ? second : second.isTrue() ? left : z3.mkAnd(left, second);
    }

    BoolExpr or(BoolExpr left, Supplier<BoolExpr> right) {
        return not(and(not(left), () -> not(right.get())));
    }

    BoolExpr implies(BoolExpr left, Supplier<BoolExpr> right) {
        if (left.isFalse()) {
            return z3.mkTrue();
        }
        BoolExpr second = right.get();
        if (left.isTrue() || second.isTrue()) {
            return second;
        }
        return second.isFalse() ? not(left) : z3.mkImplies(left, second);
    }

    BoolExpr iff(BoolExpr left, BoolExpr right) {
        if (left.isTrue() || left.isFalse()) {
            return left.isTrue() ? right : not(right);
        }
        if (right.isTrue() || right.isFalse()) {
            return right.isTrue() ? left : not(left);
        }
        return z3.mkIff(left, right);
    }

    /** The conjunction; SMT-LIB has none of fewer than two. */
    BoolExpr all(List<BoolExpr> formulas) {
        List<BoolExpr> open = formulas.stream().filter(each -> !each.isTrue()).toList();
        if (open.stream().anyMatch(BoolExpr::isFalse)) {
            return z3.mkFalse();
        }
        return switch (open.size()) {
            case 0 -> z3.mkTrue();
            case 1 -> open.get(0);
            default -> z3.mkAnd(open.toArray(BoolExpr[]::new));
        };
    }

    /** The disjunction; SMT-LIB has none of fewer than two. */
    BoolExpr any(List<BoolExpr> formulas) {
        List<BoolExpr> open = formulas.stream().filter(each -> !each.isFalse()).toList();
        if (open.stream().anyMatch(BoolExpr::isTrue)) {
            return z3.mkTrue();
        }
        return switch (open.size()) {
            case 0 -> z3.mkFalse();
            case 1 -> open.get(0);
            default -> z3.mkOr(open.toArray(BoolExpr[]::new));
        };
    }

    private List<Expr<?>> values(Kind kind) {
        if (kind instanceof Kind.Element any) {
            return vocabulary.sorts().universe(any);
        }
        if (kind instanceof Kind.Text text) {
            return vocabulary.sorts().texts().entrySet().stream()
                    .filter(each -> text.allows(each.getKey()))
                    .<Expr<?>>map(Map.Entry::getValue)
                    .toList();
        }
        if (kind instanceof Kind.Truth) {
            return List.of(z3.mkFalse(), z3.mkTrue());
        }
        throw new IllegalArgumentException("can't quantify over sets or functions");
    }

    @SuppressWarnings("unchecked") // the solver checks the sorts itself
    Expr<?> ite(BoolExpr condition, Expr<?> left, Expr<?> right) {
        if (left.equals(right)) {
            return left;
        }
        if (left instanceof BoolExpr a && right instanceof BoolExpr b) {
            if (a.isTrue() || b.isFalse()) {
                return a.isTrue() ? or(condition, () -> b) : and(condition, () -> a);
            }
            if (a.isFalse() || b.isTrue()) {
                return a.isFalse() ? and(not(condition), () -> b) : implies(condition, () -> a);
            }
        }
        return z3.mkITE(condition, (Expr<Sort>) left, (Expr<Sort>) right);
    }
}
