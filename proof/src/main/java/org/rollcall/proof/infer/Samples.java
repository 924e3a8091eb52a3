package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.List;

/** What was seen of no, one, two or three CPUs together in states that no clause may exclude. */
final class Samples {
    static final int MOST_CPUS = 3;

    private final List<Sightings> seen = new ArrayList<>();

    private final List<Atom> atoms;

    Samples(List<Atom> atoms) {
        this.atoms = atoms;
        for (int cpus = 0; cpus <= MOST_CPUS; cpus++) {
            seen.add(new Sightings(new Literals(atoms, cpus)));
        }
    }

    /** The literals about all of so many CPUs. */
    Literals all(int cpus) {
        return new Literals(atoms, cpus);
    }

    Literals literals(int cpus) {
        return seen.get(cpus).literals();
    }

    Sightings seen(int cpus) {
        return seen.get(cpus);
    }

    boolean excludes(Cube cube) {
        return seen.get(cube.literals().cpus()).exclude(cube.chosen());
    }
}
