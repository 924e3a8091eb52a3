package org.rollcall.proof;

import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Equality of {@link Value}s, membership and inclusion as formulas, and which of two values it is. */
final class Relations {
    private final Vocabulary vocabulary;
    private final Logic logic;
    private final Context z3;

    Relations(Vocabulary vocabulary, Logic logic) {
        this.vocabulary = vocabulary;
        this.logic = logic;
        this.z3 = vocabulary.context();
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
                    : logic.forAll(
                            element,
                            "x",
                            x -> logic.iff(a.contains().apply(x), b.contains().apply(x)));
        }
        if (left instanceof Value.From a && right instanceof Value.From b && isSameDomain(a, b)) {
            return each(a.domain(), argument -> equal(a.at().apply(argument), b.at().apply(argument)));
        }
        if (left instanceof Value.Tuple a
                && right instanceof Value.Tuple b
                && a.elements().size() == b.elements().size()) {
            return logic.all(IntStream.range(0, a.elements().size())
                    .mapToObj(i -> equal(a.elements().get(i), b.elements().get(i)))
                    .toList());
        }
        throw new IllegalArgumentException("values of different kinds are compared");
    }

    /** Strings that one set has by its kind and the other has not are in neither. */
    private BoolExpr sameTexts(Value.SetOf left, Value.SetOf right) {
        List<BoolExpr> cases = new ArrayList<>();
        for (Map.Entry<String, Expr<?>> text : vocabulary.sorts().texts().entrySet()) {
            Value element = new Value.Scalar(text.getValue());
            boolean inLeft = allows(left, text.getKey());
            boolean inRight = allows(right, text.getKey());
            if (inLeft && inRight) {
                cases.add(logic.iff(
                        left.contains().apply(element), right.contains().apply(element)));
            } else if (inLeft || inRight) {
                BoolExpr only = (inLeft ? left : right).contains().apply(element);
                if ((inLeft ? right : left).declared() && !only.isFalse()) {
                    throw new IllegalArgumentException("TypeOK does not allow the element \"" + text.getKey() + '"');
                }
                cases.add(logic.not(only));
            }
        }
        return logic.all(cases);
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
        String text = vocabulary.sorts().textOf(scalar.term());
        if (text != null) {
            return kind.allows(text) ? set.contains().apply(element) : z3.mkFalse();
        }
        Kind.Text may = vocabulary.textKind(scalar.term());
        List<BoolExpr> cases = new ArrayList<>();
        vocabulary.sorts().texts().forEach((value, term) -> {
            if (kind.allows(value) && may.allows(value)) {
                cases.add(logic.and(set.contains().apply(new Value.Scalar(term)), () -> same(scalar.term(), term)));
            }
        });
        return logic.any(cases);
    }

    private BoolExpr same(Expr<?> left, Expr<?> right) {
        if (left.equals(right)) {
            return z3.mkTrue();
        }
        String first = vocabulary.sorts().textOf(left);
        String second = vocabulary.sorts().textOf(right);
        if (first != null || second != null) {
            return first != null ? sameText(right, left, first) : sameText(left, right, second);
        }
        if (left instanceof BoolExpr a && right instanceof BoolExpr b) {
            return logic.iff(a, b);
        }
        if (!left.getSort().equals(right.getSort())) {
            throw new IllegalArgumentException("values of different kinds are compared");
        }
        return z3.mkEq(left, right);
    }

    /** What is known of the strings on both sides is not left to the solver. */
    private BoolExpr sameText(Expr<?> term, Expr<?> text, String value) {
        if (vocabulary.sorts().textOf(term) != null) {
            return z3.mkFalse();
        }
        if (term.isITE()) {
            Expr<?>[] choice = term.getArgs();
            return (BoolExpr) logic.ite((BoolExpr) choice[0], same(choice[1], text), same(choice[2], text));
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
            Kind.Element element = vocabulary.sorts().elementKind(scalar.term());
            return element != null ? element : vocabulary.textKind(scalar.term());
        }
        throw new IllegalArgumentException("a function to functions");
    }

    /** Whether a value of the domain of a function is in the domain. */
    BoolExpr isIn(@Nullable Kind domain, Expr<?> term) {
        return domain instanceof Kind.Element element
                ? logic.not(same(term, vocabulary.sorts().none(element)))
                : z3.mkTrue();
    }

    /** What is true of all arguments of functions with this domain. */
    BoolExpr each(@Nullable Kind domain, Function<Expr<?>, BoolExpr> body) {
        if (domain == null) {
            throw new IllegalArgumentException("a function with an unknown domain");
        }
        return logic.forAll(domain, "x", x -> logic.implies(isIn(domain, x.term()), () -> body.apply(x.term())));
    }

    private static boolean isSameDomain(Value.From left, Value.From right) {
        return Objects.equals(left.domain(), right.domain());
    }

    BoolExpr subset(Value.SetOf left, Value.SetOf right) {
        return left.element() == null
                ? z3.mkTrue()
                : logic.forAll(
                        left.element(), "x", x -> logic.implies(left.contains().apply(x), () -> in(x, right)));
    }

    Value choose(BoolExpr condition, Value left, Value right) {
        if (condition.isTrue() || condition.isFalse()) {
            return condition.isTrue() ? left : right;
        }
        if (left instanceof Value.Scalar a && right instanceof Value.Scalar b) {
            return new Value.Scalar(logic.ite(condition, a.term(), b.term()));
        }
        if (left instanceof Value.SetOf a && right instanceof Value.SetOf b) {
            return new Value.SetOf(either(a, b), x -> (BoolExpr) logic.ite(condition, in(x, a), in(x, b)));
        }
        if (left instanceof Value.From a && right instanceof Value.From b && isSameDomain(a, b)) {
            return new Value.From(a.domain(), x -> choose(condition, a.at().apply(x), b.at().apply(x)));
        }
        throw new IllegalArgumentException("the branches of IF or CASE are of different kinds");
    }
}
