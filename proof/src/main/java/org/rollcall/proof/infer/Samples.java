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
        for (int cpus = 0; cpus <= MOST_CPUS; cpus++) {
            for (Cube cube : cubes(state, cpus)) {
                fresh |= seen.get(cpus).add(cube.chosen());
            }
        }
        return fresh;
    }

    /** The cubes of all that is true of so many CPUs of a state, one for each choice of them. */
    List<Cube> cubes(Map<String, SpecValue> state, int cpus) {
        NumberedState numbered = new NumberedState(state, numbers);
        return Literals.tuples(Literals.cpusOf(state), cpus).stream()
                .map(tuple -> new Cube(literals(cpus), truths.get(cpus).of(numbered, tuple)))
                .toList();
    }

    /** What is true of the CPUs of a state that satisfy the cube. */
    List<Bits> in(Map<String, SpecValue> state, Cube cube) {
        return cubes(state, cube.literals().cpus()).stream()
                .map(Cube::chosen)
                .filter(cube::matches)
                .toList();
    }

    /** Whether some CPUs of the state satisfy the cube. */
    boolean isIn(Map<String, SpecValue> state, Cube cube) {
        return !in(state, cube).isEmpty();
    }

    boolean excludes(Cube cube) {
        return seen.get(cube.literals().cpus()).exclude(cube.chosen());
    }
}
