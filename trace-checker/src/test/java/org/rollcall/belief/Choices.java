package org.rollcall.belief;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/**
 * Where a test gets its choices from: a list that jqwik draws, and shrinks by dropping choices and making them smaller, or a seed. A list
 * that has come to its end chooses the first of everything.
 */
final class Choices {
    private static final int MOST = 1 << 16;

    private final IntSupplier source;
    private final BooleanSupplier end;

    private Choices(IntSupplier source, BooleanSupplier end) {
        this.source = source;
        this.end = end;
    }

    /** The choices of a list, in order. */
    static Choices of(List<Integer> drawn) {
        Iterator<Integer> rest = drawn.iterator();
        return new Choices(() -> rest.hasNext() ? rest.next() : 0, () -> !rest.hasNext());
    }

    /** Endless choices. */
    static Choices ofSeed(long seed) {
        var random = new Random(seed);
        return new Choices(() -> random.nextInt(MOST), () -> false);
    }

    /** Lists of up to so many choices, as often long as short. */
    static Arbitrary<List<Integer>> lists(int most) {
        return Arbitraries.integers()
                .between(0, MOST - 1)
                .withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases()
                .list()
                .ofMaxSize(most)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    boolean areOver() {
        return end.getAsBoolean();
    }

    /** From 0 to below {@code bound}. */
    int below(int bound) {
        return source.getAsInt() % bound;
    }

    /** Whether it is the one case out of so many; the last, so that a list at its end says no. */
    boolean oneIn(int cases) {
        return below(cases) == cases - 1;
    }

    <T> T of(T[] values) {
        return values[below(values.length)];
    }

    <T> T oneOf(List<T> values) {
        return values.get(below(values.size()));
    }

    /** Some of these, each at most once. */
    <T> List<T> some(List<T> values, int count) {
        List<T> left = new ArrayList<>(values);
        List<T> chosen = new ArrayList<>();
        for (int i = 0; i < count && !left.isEmpty(); i++) {
            chosen.add(left.remove(below(left.size())));
        }
        return chosen;
    }
}
