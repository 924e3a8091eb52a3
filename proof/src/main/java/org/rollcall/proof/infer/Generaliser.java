package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** Makes a state that has to be excluded a cube with as few literals as no sample satisfies. */
final class Generaliser {
    private final Samples samples;
    private final Views views;

    Generaliser(Samples samples, Views views) {
        this.samples = samples;
        this.views = views;
    }

    /** All that is true of some CPUs of the state, and of no sample; of as few CPUs as possible, short ones first. */
    List<Cube> cubes(Bits state) {
        List<Cube> cubes = List.of();
        for (int cpus = 0; cpus <= Samples.MOST_CPUS && cubes.isEmpty(); cpus++) {
            cubes = views.cubes(state, cpus).stream().filter(samples::excludes).toList();
        }
        return cubes;
    }

    /**
     * As few literals as exclude all samples and {@code others}, too. Those about variables come first, then names of
     * assumptions, then constants; among equals the one that excludes most of what is left.
     */
    Optional<Cube> fewer(Cube cube, List<Bits> others) {
        if (others.stream().anyMatch(cube::matches)) {
            return Optional.empty();
        }
        Set<Integer> chosen = new LinkedHashSet<>();
        Sightings seen = samples.seen(cube.literals().cpus());
        long[] left = seen.all();
        List<Bits> otherLeft = new ArrayList<>(others);
        for (int rank = 2; rank >= 0; rank--) {
            int lowest = rank;
            long[] must = left.clone();
            List<Bits> otherMust = new ArrayList<>(otherLeft);
            int[] higher = literals(cube, each -> each < lowest);
            for (int literal : higher) {
                seen.keep(must, literal);
                otherMust.removeIf(bits -> !bits.get(literal));
            }
            int[] these = literals(cube, each -> each == lowest);
            while (!isEmpty(must) || !otherMust.isEmpty()) {
                int best = best(seen, must, otherMust, these);
                chosen.add(best);
                seen.keep(must, best);
                otherMust.removeIf(bits -> !bits.get(best));
                seen.keep(left, best);
                otherLeft.removeIf(bits -> !bits.get(best));
            }
        }
        Bits small =
                Bits.of(chosen.stream().mapToInt(each -> each), cube.literals().size());
        for (int literal : chosen) {
            Bits without = small.without(literal);
            if (others.stream().noneMatch(without::in) && seen.exclude(without)) {
                small = without;
            }
        }
        return Optional.of(new Cube(cube.literals(), small));
    }

    private static int[] literals(Cube cube, IntPredicate rank) {
        return cube.chosen().stream()
                .filter(i -> rank.test(cube.literals().instance(i).atom().rank()))
                .toArray();
    }

    private static boolean isEmpty(long[] bits) {
        for (long word : bits) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    /** The literal that the fewest satisfy. */
    private static int best(Sightings seen, long[] left, List<Bits> others, int[] literals) {
        int best = -1;
        int fewest = Integer.MAX_VALUE;
        for (int literal : literals) {
            int satisfying = seen.count(left, literal)
                    + (int) others.stream().filter(bits -> bits.get(literal)).count();
            if (satisfying < fewest) {
                best = literal;
                fewest = satisfying;
            }
        }
        return best;
    }
}
