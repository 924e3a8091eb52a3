package org.rollcall.proof;

import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Sort;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Equality, membership and quantification of {@link Value}s as formulas. */
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
        if (kind instanceof Kind.Element any && vocabulary.universe(any).isEmpty()) {
            Expr<?> bound = z3.mkConst(name + "!" + fresh++, vocabulary.sort(any));
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
            return vocabulary.universe(any);
        }
        if (kind instanceof Kind.Text text) {
            return vocabulary.texts().entrySet().stream()
                    .filter(each -> text.allows(each.getKey()))
                    .<Expr<?>>map(Map.Entry::getValue)
                    .toList();
        }
        if (kind instanceof Kind.Truth) {
            return List.of(z3.mkFalse(), z3.mkTrue());
        }
        throw new IllegalArgumentException("can't quantify over sets or functions");
    }

    BoolExpr equal(Value left, Value right) {
        if (left instanceof Value.Scalar a && right instanceof Value.Scalar b) {
            return same(a.term(), b.term());
        }
        if (left instanceof Value.SetOf a && right instanceof Value.SetOf b) {
            if (a.element() instanceof Kind.Text || b.element() instanceof Kind.Text) {
                return sameTexts(a, b);
            }
            Kind element = a.element() != null ? a.element() : b.element();
            return element == null
                    ? z3.mkTrue()
                    : forAll(
                            element,
                            "x",
                            x -> iff(a.contains().apply(x), b.contains().apply(x)));
        }
        if (left instanceof Value.From a && right instanceof Value.From b && isSameDomain(a, b)) {
            return each(a.domain(), argument -> equal(a.at().apply(argument), b.at().apply(argument)));
        }
        if (left instanceof Value.Tuple a
                && right instanceof Value.Tuple b
                && a.elements().size() == b.elements().size()) {
            return all(IntStream.range(0, a.elements().size())
                    .mapToObj(i -> equal(a.elements().get(i), b.elements().get(i)))
                    .toList());
        }
        throw new IllegalArgumentException("values of different kinds are compared");
    }

    /** Strings that one set has by its kind and the other has not are in neither. */
    private BoolExpr sameTexts(Value.SetOf left, Value.SetOf right) {
        List<BoolExpr> cases = new ArrayList<>();
        for (Map.Entry<String, Expr<?>> text : vocabulary.texts().entrySet()) {
            Value element = new Value.Scalar(text.getValue());
            boolean inLeft = allows(left, text.getKey());
            boolean inRight = allows(right, text.getKey());
            if (inLeft && inRight) {
                cases.add(iff(left.contains().apply(element), right.contains().apply(element)));
            } else if (inLeft || inRight) {
                BoolExpr only = (inLeft ? left : right).contains().apply(element);
                if ((inLeft ? right : left).declared() && !only.isFalse()) {
                    throw new IllegalArgumentException("TypeOK does not allow the element \"" + text.getKey() + '"');
                }
                cases.add(not(only));
            }
        }
        return all(cases);
    }

    private static boolean allows(Value.SetOf set, String text) {
        return set.element() instanceof Kind.Text kind && kind.allows(text);
    }

    /** The kind of the elements of two sets. */
    static @Nullable Kind either(Value.SetOf left, Value.SetOf right) {
        if (left.element() == null || right.element() == null) {
            return left.element() == null ? right.element() : left.element();
        }
        return left.element().or(right.element());
    }

    /** A string is in a set; where it may be several, each that the set may have. */
    BoolExpr in(Value element, Value.SetOf set) {
        if (!(set.element() instanceof Kind.Text kind) || !(element instanceof Value.Scalar scalar)) {
            return set.contains().apply(element);
        }
        String text = vocabulary.textOf(scalar.term());
        if (text != null) {
            return kind.allows(text) ? set.contains().apply(element) : z3.mkFalse();
        }
        Kind.Text may = vocabulary.textKind(scalar.term());
        List<BoolExpr> cases = new ArrayList<>();
        vocabulary.texts().forEach((value, term) -> {
            if (kind.allows(value) && may.allows(value)) {
                cases.add(and(set.contains().apply(new Value.Scalar(term)), () -> same(scalar.term(), term)));
            }
        });
        return any(cases);
    }

    private BoolExpr same(Expr<?> left, Expr<?> right) {
        if (left.equals(right)) {
            return z3.mkTrue();
        }
        String first = vocabulary.textOf(left);
        String second = vocabulary.textOf(right);
        if (first != null || second != null) {
            return first != null ? sameText(right, left, first) : sameText(left, right, second);
        }
        if (left instanceof BoolExpr a && right instanceof BoolExpr b) {
            return iff(a, b);
        }
        if (!left.getSort().equals(right.getSort())) {
            throw new IllegalArgumentException("values of different kinds are compared");
        }
        return z3.mkEq(left, right);
    }

    /** What is known of the strings on both sides is not left to the solver. */
    private BoolExpr sameText(Expr<?> term, Expr<?> text, String value) {
        if (vocabulary.textOf(term) != null) {
            return z3.mkFalse();
        }
        if (term.isITE()) {
            Expr<?>[] choice = term.getArgs();
            return (BoolExpr) ite((BoolExpr) choice[0], same(choice[1], text), same(choice[2], text));
        }
        if (!vocabulary.textKind(term).allows(value)) {
            throw new IllegalArgumentException("TypeOK does not allow the value \"" + value + '"');
        }
        return z3.mkEq(term, text);
    }

    /** The kind of a value; where nothing says what the elements of a set are, strings. */
    Kind kind(Value value) {
        if (value instanceof Value.SetOf set) {
            return new Kind.SetOf(set.element() == null ? Kind.Text.ANY : set.element());
        }
        if (value instanceof Value.Scalar scalar) {
            if (scalar.term() instanceof BoolExpr) {
                return new Kind.Truth();
            }
            if (scalar.term() instanceof ArithExpr) {
                return new Kind.Count();
            }
            Kind.Element element = vocabulary.elementKind(scalar.term());
            return element != null ? element : vocabulary.textKind(scalar.term());
        }
        throw new IllegalArgumentException("a function to functions");
    }

    BoolExpr isCpu(Expr<?> term) {
        return isIn(Kind.A_CPU, term);
    }

    /** Whether a value of the domain of a function is in the domain. */
    BoolExpr isIn(@Nullable Kind domain, Expr<?> term) {
        return domain instanceof Kind.Element element ? not(same(term, vocabulary.none(element))) : z3.mkTrue();
    }

    /** What is true of all arguments of functions with this domain. */
    BoolExpr each(@Nullable Kind domain, Function<Expr<?>, BoolExpr> body) {
        if (domain == null) {
            throw new IllegalArgumentException("a function with an unknown domain");
        }
        return forAll(domain, "x", x -> implies(isIn(domain, x.term()), () -> body.apply(x.term())));
    }

    private static boolean isSameDomain(Value.From left, Value.From right) {
        return Objects.equals(left.domain(), right.domain());
    }

    BoolExpr subset(Value.SetOf left, Value.SetOf right) {
        return left.element() == null
                ? z3.mkTrue()
                : forAll(left.element(), "x", x -> implies(left.contains().apply(x), () -> in(x, right)));
    }

    Value choose(BoolExpr condition, Value left, Value right) {
        if (condition.isTrue() || condition.isFalse()) {
            return condition.isTrue() ? left : right;
        }
        if (left instanceof Value.Scalar a && right instanceof Value.Scalar b) {
            return new Value.Scalar(ite(condition, a.term(), b.term()));
        }
        if (left instanceof Value.SetOf a && right instanceof Value.SetOf b) {
            return new Value.SetOf(either(a, b), x -> (BoolExpr) ite(condition, in(x, a), in(x, b)));
        }
        if (left instanceof Value.From a && right instanceof Value.From b && isSameDomain(a, b)) {
            return new Value.From(a.domain(), x -> choose(condition, a.at().apply(x), b.at().apply(x)));
        }
        throw new IllegalArgumentException("the branches of IF or CASE are of different kinds");
    }

    @SuppressWarnings("unchecked") // the solver checks the sorts itself
    private Expr<?> ite(BoolExpr condition, Expr<?> left, Expr<?> right) {
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
