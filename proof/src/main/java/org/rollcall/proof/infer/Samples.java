package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.spec.SpecValue;

/** What was seen of no, one or two CPUs together in states that no clause may exclude. */
final class Samples {
    static final int MOST_CPUS = 2;

    private final List<Sightings> seen = new ArrayList<>();
    private final List<Truths> truths = new ArrayList<>();
    private final Map<SpecValue, Integer> numbers = new HashMap<>();

    Samples(List<Atom> atoms) {
        for (int cpus = 0; cpus <= MOST_CPUS; cpus++) {
            seen.add(new Sightings(new Literals(atoms, cpus)));
            truths.add(new Truths(literals(cpus)));
        }
    }

    Literals literals(int cpus) {
        return seen.get(cpus).literals();
    }

    Sightings seen(int cpus) {
        return seen.get(cpus);
    }

    /** Whether it shows something new. */
    boolean add(Map<String, SpecValue> state) {
        boolean fresh = false;
        NumberedState numbered = numbered(state);
        for (int cpus = 0; cpus <= MOST_CPUS; cpus++) {
            for (List<SpecValue> tuple : Literals.tuples(Literals.cpusOf(state), cpus)) {
                fresh |= seen.get(cpus).add(trueOf(numbered, tuple));
            }
        }
        return fresh;
    }

    NumberedState numbered(Map<String, SpecValue> state) {
        return new NumberedState(state, numbers);
    }

    /** The literals that are true of these CPUs, but for those that a variable has a value. */
    Bits trueOf(NumberedState state, List<SpecValue> cpus) {
        return truths.get(cpus.size()).of(state, cpus);
    }

    /** Whether some CPUs of the state satisfy the cube. */
    boolean isIn(Map<String, SpecValue> state, Cube cube) {
        NumberedState numbered = numbered(state);
        return Literals.tuples(Literals.cpusOf(state), cube.literals().cpus()).stream()
                .anyMatch(cpus -> cube.matches(trueOf(numbered, cpus)));
    }

    boolean excludes(Cube cube) {
        return seen.get(cube.literals().cpus()).exclude(cube.chosen());
    }
}
