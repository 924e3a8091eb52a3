package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Equality, membership and quantification of {@link Value}s as formulas. */
final class Logic {
    private final Vocabulary vocabulary;
    private final Context z3;
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

    BoolExpr forAll(Kind kind, String name, Function<Value, BoolExpr> body) {
        return quantify(true, kind, name, body);
    }

    BoolExpr exists(Kind kind, String name, Function<Value, BoolExpr> body) {
        return quantify(false, kind, name, body);
    }

    /** Strings and truth values are few and known: they are written out, and so are CPUs if it is said how many there are. */
    private BoolExpr quantify(boolean forAll, Kind kind, String name, Function<Value, BoolExpr> body) {
        if (kind instanceof Kind.Cpu && vocabulary.universe().isEmpty()) {
            Expr<?> bound = z3.mkConst(name + "!" + fresh++, vocabulary.cpuSort());
            BoolExpr inner = body.apply(new Value.Scalar(bound));
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

    /** The conjunction; SMT-LIB has none of fewer than two. */
    BoolExpr all(List<BoolExpr> formulas) {
        return switch (formulas.size()) {
            case 0 -> z3.mkTrue();
            case 1 -> formulas.get(0);
            default -> z3.mkAnd(formulas.toArray(BoolExpr[]::new));
        };
    }

    /** The disjunction; SMT-LIB has none of fewer than two. */
    BoolExpr any(List<BoolExpr> formulas) {
        return switch (formulas.size()) {
            case 0 -> z3.mkFalse();
            case 1 -> formulas.get(0);
            default -> z3.mkOr(formulas.toArray(BoolExpr[]::new));
        };
    }

    private List<Expr<?>> values(Kind kind) {
        if (kind instanceof Kind.Cpu) {
            return vocabulary.universe();
        }
        if (kind instanceof Kind.Text) {
            return List.copyOf(vocabulary.texts().values());
        }
        if (kind instanceof Kind.Truth) {
            return List.of(z3.mkFalse(), z3.mkTrue());
        }
        throw new IllegalArgumentException("can't quantify over sets or functions");
    }

    BoolExpr equal(Value left, Value right) {
        if (left instanceof Value.Scalar a && right instanceof Value.Scalar b) {
            return z3.mkEq(a.term(), b.term());
        }
        if (left instanceof Value.SetOf a && right instanceof Value.SetOf b) {
            Kind element = a.element() != null ? a.element() : b.element();
            return element == null
                    ? z3.mkTrue()
                    : forAll(
                            element,
                            "x",
                            x -> z3.mkIff(a.contains().apply(x), b.contains().apply(x)));
        }
        if (left instanceof Value.FromCpu a && right instanceof Value.FromCpu b) {
            return forAll(new Kind.Cpu(), "x", x -> {
                Expr<?> cpu = x.term();
                return z3.mkImplies(isCpu(cpu), equal(a.at().apply(cpu), b.at().apply(cpu)));
            });
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

    /** The kind of a value; where nothing says what the elements of a set are, strings. */
    Kind kind(Value value) {
        if (value instanceof Value.SetOf set) {
            return new Kind.SetOf(set.element() == null ? new Kind.Text() : set.element());
        }
        if (value instanceof Value.Scalar scalar) {
            if (scalar.term() instanceof BoolExpr) {
                return new Kind.Truth();
            }
            return scalar.term().getSort().equals(vocabulary.cpuSort()) ? new Kind.Cpu() : new Kind.Text();
        }
        throw new IllegalArgumentException("a function to functions");
    }

    BoolExpr isCpu(Expr<?> term) {
        return z3.mkNot(z3.mkEq(term, vocabulary.none()));
    }

    BoolExpr subset(Value.SetOf left, Value.SetOf right) {
        return left.element() == null
                ? z3.mkTrue()
                : forAll(
                        left.element(),
                        "x",
                        x -> z3.mkImplies(
                                left.contains().apply(x), right.contains().apply(x)));
    }

    Value choose(BoolExpr condition, Value left, Value right) {
        if (left instanceof Value.Scalar a && right instanceof Value.Scalar b) {
            return new Value.Scalar(ite(condition, a.term(), b.term()));
        }
        if (left instanceof Value.SetOf a && right instanceof Value.SetOf b) {
            return new Value.SetOf(a.element() != null ? a.element() : b.element(), x -> (BoolExpr)
                    ite(condition, a.contains().apply(x), b.contains().apply(x)));
        }
        if (left instanceof Value.FromCpu a && right instanceof Value.FromCpu b) {
            return new Value.FromCpu(a.range(), cpu -> choose(condition, a.at().apply(cpu), b.at().apply(cpu)));
        }
        throw new IllegalArgumentException("the branches of IF or CASE are of different kinds");
    }

    @SuppressWarnings("unchecked") // the solver checks the sorts itself
    private Expr<?> ite(BoolExpr condition, Expr<?> left, Expr<?> right) {
        return z3.mkITE(condition, (Expr<Sort>) left, (Expr<Sort>) right);
    }
}
