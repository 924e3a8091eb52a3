package org.rollcall.proof;

import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.IntExpr;
import com.microsoft.z3.IntSort;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.rollcall.spec.syntax.Expression;

/**
 * How many CPUs are in a set. The solver knows no cardinality: each set gets a number, and beside formulas that count there
 * stands what is true of the numbers of any finite sets. A set that a step adds one element to has one more, and one that it
 * leaves alone as many. Two parts without a common element of what a variable or a constant is cover it exactly if their
 * numbers add up to its number, and so does one part.
 *
 * <p>Where a fact needs a witness, such as an element that one set has and the other has not, it says it of a constant of
 * its own, which may be any such element. So no quantifier stands where the solver would have to look for one.
 */
final class Sizes {
    private record Size(IntExpr number, Expr<?> element, BoolExpr member, Set<Expr<?>> names, boolean declared) {
        BoolExpr has(Expr<?> cpu) {
            return (BoolExpr) member.substitute(element, cpu);
        }
    }

    /** Where a set is counted, and whether in the state after the step. */
    private record Use(Size size, Expression counted, boolean after) {}

    /** Stands for any element. */
    static final String ELEMENT = "element!";

    private final Logic logic;
    private final Names names;
    private final Vocabulary vocabulary;
    private final Context z3;
    private final Expr<?> element;
    private final IntExpr zero;
    private final Map<BoolExpr, Size> known = new LinkedHashMap<>();
    private final List<Use> uses = new ArrayList<>();
    private final Map<List<Size>, BoolExpr> facts = new LinkedHashMap<>();

    Sizes(Logic logic, Names names, Vocabulary vocabulary) {
        this.logic = logic;
        this.names = names;
        this.vocabulary = vocabulary;
        this.z3 = vocabulary.context();
        this.element = z3.mkConst(ELEMENT, vocabulary.sorts().cpuSort());
        this.zero = z3.mkInt(0);
        names.define(zero, List::of);
    }

    /**
     * The number of elements.
     *
     * @param counted the expression that the set is the meaning of
     * @param after whether it is its meaning after the step
     * @throws IllegalArgumentException if the set is none of CPUs, or depends on a name that a quantifier binds
     */
    IntExpr of(Value.SetOf set, Expression counted, boolean after) {
        if (set.element() == null) {
            return zero();
        }
        if (!set.element().equals(Kind.A_CPU)) {
            throw new IllegalArgumentException("only sets of CPUs are counted");
        }
        Size size = size(set);
        if (uses.stream()
                .noneMatch(each -> each.size() == size && each.counted() == counted && each.after() == after)) {
            uses.add(new Use(size, counted, after));
        }
        names.use(size.number());
        return size.number();
    }

    /** The number of elements of the empty set. */
    IntExpr zero() {
        names.use(zero);
        return zero;
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
            names.define(number, () -> names.meanings(member.names()));
            return new Size(number, element, key, member.names(), set.declared());
        });
    }

    /**
     * What is true of those of the names that are numbers of sets.
     *
     * @param kept whether what is counted is the same before and after the step
     */
    List<BoolExpr> facts(Collection<Expr<?>> some, Predicate<Expression> kept) {
        Set<Size> sizes = new LinkedHashSet<>(known.values());
        sizes.removeIf(each -> !some.contains(each.number()));
        List<BoolExpr> all = new ArrayList<>();
        if (some.contains(zero)) {
            sizes.forEach(size -> all.add(fact(List.of(size), () -> cover(List.of(), size))));
        }
        for (Use use : uses) {
            for (Use next : uses) {
                if (sizes.contains(use.size()) && sizes.contains(next.size()) && isChanged(use, next)) {
                    all.add(
                            kept.test(use.counted())
                                    ? z3.mkEq(use.size().number(), next.size().number())
                                    : fact(List.of(use.size(), next.size()), () -> step(use.size(), next.size())));
                }
            }
        }
        sizes.stream().filter(Size::declared).forEach(whole -> all.addAll(parts(whole, sizes)));
        return all.stream().distinct().toList();
    }

    private BoolExpr fact(List<Size> sizes, Supplier<BoolExpr> made) {
        return facts.computeIfAbsent(sizes, key -> made.get());
    }

    /** Whether the second is what becomes of the first by a step. */
    private static boolean isChanged(Use use, Use next) {
        return use.counted() == next.counted() && !use.after() && next.after() && use.size() != next.size();
    }

    private BoolExpr step(Size before, Size after) {
        Expr<?> first = witness();
        Expr<?> second = witness();
        return z3.mkOr(
                z3.mkAnd(z3.mkEq(before.number(), after.number()), every(x -> z3.mkIff(before.has(x), after.has(x)))),
                z3.mkAnd(
                        z3.mkXor(before.has(first), after.has(first)),
                        z3.mkXor(before.has(second), after.has(second)),
                        z3.mkNot(z3.mkEq(first, second))),
                oneMore(before, after, first),
                oneMore(after, before, first));
    }

    private BoolExpr oneMore(Size less, Size more, Expr<?> cpu) {
        return z3.mkAnd(
                z3.mkEq(more.number(), z3.mkAdd(less.number(), z3.mkInt(1))), more.has(cpu), z3.mkNot(less.has(cpu)));
    }

    /** Of sets that are counted in the same state as the whole, what they are if they are parts of it. */
    private List<BoolExpr> parts(Size whole, Set<Size> sizes) {
        List<BoolExpr> all = new ArrayList<>();
        List<Size> parts = sizes.stream()
                .filter(each -> each != whole && isTogether(each, whole))
                .toList();
        for (Size one : parts) {
            all.add(fact(List.of(one, whole, whole), () -> cover(List.of(one), whole)));
            for (Size other : parts.subList(parts.indexOf(one) + 1, parts.size())) {
                if (isTogether(one, other)) {
                    all.add(fact(List.of(one, other, whole), () -> cover(List.of(one, other), whole)));
                }
            }
        }
        return all;
    }

    private boolean isTogether(Size one, Size other) {
        return uses.stream()
                .filter(each -> each.size() == one)
                .anyMatch(each -> uses.stream().anyMatch(use -> use.size() == other && use.after() == each.after()));
    }

    /** Some CPU is in two parts, or in one and not in the whole, or in none; or they cover it. */
    private BoolExpr cover(List<Size> parts, Size whole) {
        Expr<?> cpu = witness();
        List<BoolExpr> in = parts.stream().map(part -> part.has(cpu)).toList();
        ArithExpr<IntSort> sum = z3.mkInt(0);
        for (Size part : parts) {
            sum = z3.mkAdd(sum, part.number());
        }
        return z3.mkOr(
                in.size() < 2 ? z3.mkFalse() : logic.all(in),
                z3.mkAnd(logic.any(in), z3.mkNot(whole.has(cpu))),
                z3.mkAnd(z3.mkLt(sum, whole.number()), whole.has(cpu), z3.mkNot(logic.any(in))),
                z3.mkAnd(
                        z3.mkEq(sum, whole.number()),
                        every(x -> z3.mkImplies(
                                whole.has(x),
                                logic.any(
                                        parts.stream().map(part -> part.has(x)).toList())))));
    }

    private Expr<?> witness() {
        return z3.mkFreshConst("witness", vocabulary.sorts().cpuSort());
    }

    private BoolExpr every(Function<Expr<?>, BoolExpr> body) {
        return logic.forAll(Kind.A_CPU, "x", x -> body.apply(x.term()));
    }
}
