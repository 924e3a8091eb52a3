package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rollcall.spec.SpecValue;

/** Makes a state that has to be excluded a cube with as few literals as no sample satisfies. */
final class Generaliser {
    private final Samples samples;

    Generaliser(Samples samples) {
        this.samples = samples;
    }

    /** All that is true of some CPUs of the state, and of no sample; of as few CPUs as possible, short ones first. */
    List<Cube> cubes(Map<String, SpecValue> state) {
        Valuation valuation = new Valuation(state);
        List<Cube> cubes = new ArrayList<>();
        for (int cpus = 0; cpus <= Samples.MOST_CPUS && cubes.isEmpty(); cpus++) {
            Literals literals = samples.literals(cpus);
            for (List<SpecValue> tuple : Literals.tuples(valuation.cpus(), cpus)) {
                Cube all = new Cube(literals, literals.trueOf(valuation, tuple));
                if (samples.excludes(all)) {
                    cubes.add(all);
                }
            }
        }
        return cubes;
    }

    /**
     * As few literals as exclude all samples and {@code others}, too. Those about variables come first, then names of
     * assumptions, then constants; among equals the one that most of the samples looked at so far need.
     */
    Optional<Cube> fewer(Cube cube, List<Bits> others) {
        Literals literals = cube.literals();
        List<Bits> looked = new ArrayList<>();
        for (Bits other : others) {
            looked.add(cube.chosen().without(other));
        }
        if (looked.stream().anyMatch(bits -> bits.size() == 0)) {
            return Optional.empty();
        }
        Cube small = new Cube(literals, hitting(literals, looked));
        Optional<Bits> sample = samples.first(small);
        while (sample.isPresent()) {
            looked.add(cube.chosen().without(sample.get()));
            small = new Cube(literals, hitting(literals, looked));
            sample = samples.first(small);
        }
        for (int literal : small.chosen().stream().toArray()) {
            Cube without = new Cube(literals, small.chosen().without(literal));
            if (others.stream().noneMatch(without::matches) && samples.excludes(without)) {
                small = without;
            }
        }
        return Optional.of(small);
    }

    /** A literal of each. */
    private static Bits hitting(Literals literals, List<Bits> each) {
        List<Bits> left = new ArrayList<>(each);
        IntStream.Builder chosen = IntStream.builder();
        for (int rank = 2; rank >= 0; rank--) {
            int lowest = rank;
            List<Bits> must = new ArrayList<>(left.stream()
                    .filter(bits -> bits.stream()
                            .allMatch(i -> literals.instance(i).atom().rank() >= lowest))
                    .toList());
            while (!must.isEmpty()) {
                int[] counts = new int[literals.size()];
                must.forEach(bits -> bits.stream()
                        .filter(i -> literals.instance(i).atom().rank() == lowest)
                        .forEach(i -> counts[i]++));
                int most = 0;
                for (int i = 1; i < counts.length; i++) {
                    if (counts[i] > counts[most]) {
                        most = i;
                    }
                }
                int literal = most;
                chosen.add(literal);
                must.removeIf(bits -> bits.get(literal));
                left.removeIf(bits -> bits.get(literal));
            }
        }
        return Bits.of(chosen.build(), literals.size());
    }
}
