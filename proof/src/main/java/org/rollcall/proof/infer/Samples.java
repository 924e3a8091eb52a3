package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.spec.SpecValue;

/** What was seen of one, two or three CPUs together in states that no clause may exclude. */
final class Samples {
    static final int MOST_CPUS = 2;

    private final List<Literals> literals = new ArrayList<>();
    private final List<Set<Bits>> seen = new ArrayList<>();
    private final List<List<Bits>> lastHitFirst = new ArrayList<>();

    Samples(List<Atom> atoms) {
        for (int cpus = 0; cpus <= MOST_CPUS; cpus++) {
            literals.add(new Literals(atoms, cpus));
            seen.add(new HashSet<>());
            lastHitFirst.add(new ArrayList<>());
        }
    }

    Literals literals(int cpus) {
        return literals.get(cpus);
    }

    Set<Bits> seen(int cpus) {
        return seen.get(cpus);
    }

    /** Whether it shows something new of one CPU. */
    boolean add(Map<String, SpecValue> state) {
        int before = seen.get(1).size();
        Valuation valuation = new Valuation(state);
        for (int cpus = 0; cpus <= MOST_CPUS; cpus++) {
            for (List<SpecValue> tuple : Literals.tuples(valuation.cpus(), cpus)) {
                Bits sample = literals.get(cpus).trueOf(valuation, tuple);
                if (seen.get(cpus).add(sample)) {
                    lastHitFirst.get(cpus).add(sample);
                }
            }
        }
        return seen.get(1).size() > before;
    }

    /** A sample that satisfies the cube. */
    Optional<Bits> first(Cube cube) {
        List<Bits> all = lastHitFirst.get(cube.literals().cpus());
        for (int i = 0; i < all.size(); i++) {
            if (cube.matches(all.get(i))) {
                Collections.swap(all, i / 2, i); // what hits one cube hits the next
                return Optional.of(all.get(i / 2));
            }
        }
        return Optional.empty();
    }

    boolean excludes(Cube cube) {
        return first(cube).isEmpty();
    }
}
