package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rollcall.proof.infer.Literals.Instance;

/** Literals about all CPUs of a state as cubes of at most so many as clauses are about. */
final class Parts {
    private final Samples samples;
    private final Literals whole;
    private final List<Map<Instance, Integer>> numbers = new ArrayList<>();

    /** @param whole the literals about all CPUs */
    Parts(Samples samples, Literals whole) {
        this.samples = samples;
        this.whole = whole;
        for (int cpus = 0; cpus <= Samples.MOST_CPUS; cpus++) {
            Literals literals = samples.literals(cpus);
            Map<Instance, Integer> here = new HashMap<>();
            for (int literal = 0; literal < literals.size(); literal += 2) {
                here.put(literals.instance(literal), literal);
            }
            numbers.add(here);
        }
    }

    /** One cube, or of each choice of as many CPUs as clauses are about the part that is about them. */
    List<Cube> of(List<Integer> some) {
        Set<Integer> cpus = new TreeSet<>();
        some.forEach(literal -> cpus.addAll(whole.instance(literal).cpus()));
        if (cpus.size() <= Samples.MOST_CPUS) {
            return List.of(cube(some, List.copyOf(cpus)));
        }
        List<Cube> parts = new ArrayList<>();
        for (List<Integer> these : Literals.tuples(List.copyOf(cpus), Samples.MOST_CPUS)) {
            if (these.equals(these.stream().sorted().toList())) {
                parts.add(cube(
                        some.stream()
                                .filter(literal -> these.containsAll(
                                        whole.instance(literal).cpus()))
                                .toList(),
                        these));
            }
        }
        return parts;
    }

    /**
     * A cube without the CPUs of which none of its literals speaks. Its clause says the same where there are as many CPUs, and more
     * where there are fewer: the solver looks at one CPU, too.
     */
    static Cube without(Samples samples, Cube cube) {
        return new Parts(samples, cube.literals())
                .of(cube.chosen().stream().boxed().toList())
                .get(0);
    }

    private Cube cube(List<Integer> some, List<Integer> cpus) {
        Literals literals = samples.literals(cpus.size());
        return new Cube(
                literals,
                Bits.of(
                        some.stream().mapToInt(literal -> {
                            Instance instance = whole.instance(literal);
                            Instance here = new Instance(
                                    instance.atom(),
                                    instance.cpus().stream().map(cpus::indexOf).toList());
                            return numbers.get(cpus.size()).get(here) + literal % 2;
                        }),
                        literals.size()));
    }
}
