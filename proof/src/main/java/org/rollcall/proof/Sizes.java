package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.IntExpr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * How many CPUs are in a set. The solver knows no cardinality: each set gets a number, and the formulas that speak of two
 * sets get what is true of the numbers of any two finite sets. A set that has one element more has one more; and two sets
 * of CPUs that have none in common cover all CPUs exactly if their numbers add up to the number of CPUs.
 */
final class Sizes {
    private record Size(IntExpr number, Expr<?> element, BoolExpr member, Set<Expr<?>> names) {
        BoolExpr has(Expr<?> cpu) {
            return (BoolExpr) member.substitute(element, cpu);
        }
    }

    /** Stands for any element. */
    static final String ELEMENT = "element!";

    private final Logic logic;
    private final Names names;
    private final Vocabulary vocabulary;
    private final Context z3;
    private final Expr<?> element;
    private final Map<BoolExpr, Size> known = new LinkedHashMap<>();
    private final Map<List<Size>, List<BoolExpr>> lemmas = new LinkedHashMap<>();

    Sizes(Logic logic, Names names, Vocabulary vocabulary) {
        this.logic = logic;
        this.names = names;
        this.vocabulary = vocabulary;
        this.z3 = vocabulary.context();
        this.element = z3.mkConst(ELEMENT, vocabulary.cpuSort());
    }

    /**
     * The number of elements.
     *
     * @throws IllegalArgumentException if the set is none of CPUs, or depends on a name that a quantifier binds
     */
    IntExpr of(Value.SetOf set) {
        if (set.element() == null) {
            return z3.mkInt(0);
        }
        if (!set.element().equals(Kind.A_CPU)) {
            throw new IllegalArgumentException("only sets of CPUs are counted");
        }
        size((Value.SetOf) vocabulary.value(Kinds.CPU, false)); // what the others are compared with
        IntExpr number = size(set).number();
        names.use(number);
        return number;
    }

    /** Of each number the formula that is true of {@link #ELEMENT} exactly if it is counted. */
    Map<String, BoolExpr> counted() {
        Map<String, BoolExpr> counted = new LinkedHashMap<>();
        known.values()
                .forEach(size ->
                        counted.put(size.number().getFuncDecl().getName().toString(), size.member()));
        return counted;
    }

    private Size size(Value.SetOf set) {
        Names.Made<BoolExpr> member =
                names.recorded(() -> logic.within(element, () -> set.contains().apply(new Value.Scalar(element))));
        if (logic.isOpen(member.value())) {
            throw new IllegalArgumentException("the number of elements of a set that depends on a bound name");
        }
        return known.computeIfAbsent(member.value(), key -> {
            IntExpr number = z3.mkIntConst("size!" + known.size());
            Size size = new Size(number, element, key, member.names());
            names.define(number, () -> told(size));
            return size;
        });
    }

    /** What is true of this number, beside each other one. */
    private List<BoolExpr> told(Size size) {
        List<BoolExpr> all = new ArrayList<>(names.meanings(size.names()));
        for (Size other : known.values()) {
            all.addAll(names.meanings(other.names()));
            List<Size> pair = number(other) < number(size) ? List.of(other, size) : List.of(size, other);
            all.addAll(lemmas.computeIfAbsent(pair, key -> lemmas(key.get(0), key.get(1))));
        }
        return all;
    }

    private int number(Size size) {
        return List.copyOf(known.values()).indexOf(size);
    }

    private List<BoolExpr> lemmas(Size left, Size right) {
        if (left.equals(right)) {
            return List.of(
                    z3.mkGe(left.number(), z3.mkInt(0)),
                    z3.mkIff(z3.mkEq(left.number(), z3.mkInt(0)), every(x -> z3.mkNot(left.has(x)))));
        }
        List<BoolExpr> all = new ArrayList<>();
        Expr<?> first = z3.mkFreshConst("first", vocabulary.cpuSort());
        Expr<?> second = z3.mkFreshConst("second", vocabulary.cpuSort());
        BoolExpr differ = differs(left, right, first);
        BoolExpr twice = z3.mkAnd(differs(left, right, second), z3.mkNot(z3.mkEq(first, second)));
        all.add(every(x -> z3.mkImplies(differs(left, right, x), differ)));
        all.add(every(x -> z3.mkImplies(z3.mkAnd(differs(left, right, x), z3.mkNot(z3.mkEq(x, first))), twice)));
        all.add(z3.mkImplies(z3.mkNot(differ), z3.mkEq(left.number(), right.number())));
        all.add(z3.mkImplies(
                z3.mkAnd(differ, z3.mkNot(twice)),
                z3.mkITE(left.has(first), oneMore(left, right), oneMore(right, left))));
        if (!left.equals(cpus())) {
            all.add(disjoint(left, right));
        }
        return all;
    }

    /** All CPUs, which were the first to be counted. */
    private Size cpus() {
        return known.values().iterator().next();
    }

    private BoolExpr disjoint(Size left, Size right) {
        IntExpr cpus = cpus().number();
        var sum = z3.mkAdd(left.number(), right.number());
        return z3.mkImplies(
                every(x -> z3.mkAnd(
                        z3.mkNot(z3.mkAnd(left.has(x), right.has(x))),
                        z3.mkImplies(z3.mkOr(left.has(x), right.has(x)), logic.isCpu(x)))),
                z3.mkAnd(
                        z3.mkLe(sum, cpus),
                        z3.mkIff(
                                z3.mkEq(sum, cpus),
                                every(x -> z3.mkImplies(logic.isCpu(x), z3.mkOr(left.has(x), right.has(x)))))));
    }

    private BoolExpr differs(Size left, Size right, Expr<?> cpu) {
        return z3.mkXor(left.has(cpu), right.has(cpu));
    }

    private BoolExpr oneMore(Size more, Size less) {
        return z3.mkEq(more.number(), z3.mkAdd(less.number(), z3.mkInt(1)));
    }

    private BoolExpr every(Function<Expr<?>, BoolExpr> body) {
        return logic.forAll(Kind.A_CPU, "x", x -> body.apply(x.term()));
    }
}
