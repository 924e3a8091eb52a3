package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rollcall.proof.Circuit;
import org.rollcall.proof.Finite;

/** What is true of no, one, two or three CPUs of states of so many CPUs: one view for each choice of them, in every order. */
final class Views {
    /** Of a sample, for each number of CPUs: all views of three CPUs, and some of four. */
    private static final int MOST_VIEWS = 6;

    private final Layout layout;
    private final List<List<List<Integer>>> nodes = new ArrayList<>();
    private final List<Literals> literals = new ArrayList<>();
    private final Gates gates;

    Views(Samples samples, Finite finite, Nodes all, Layout layout, int cpus) {
        this.layout = layout;
        List<Integer> needed = new ArrayList<>();
        for (int some = 0; some <= Samples.MOST_CPUS; some++) {
            Literals here = samples.literals(some);
            literals.add(here);
            List<List<Integer>> ofTuples = new ArrayList<>();
            for (List<Integer> tuple :
                    Literals.tuples(IntStream.range(0, cpus).boxed().toList(), some)) {
                List<Integer> ofTuple = new ArrayList<>();
                for (int i = 0; i < here.size() / 2; i++) {
                    ofTuple.add(all.of(here.instance(2 * i), tuple, false));
                }
                ofTuples.add(ofTuple);
                needed.addAll(ofTuple);
            }
            nodes.add(ofTuples);
        }
        Circuit circuit = finite.circuit();
        this.gates = new Gates(circuit, needed);
    }

    /** Adds states to what was seen. */
    void addAll(Samples samples, List<Bits> states) {
        for (int i = 0; i < states.size(); i += Long.SIZE) {
            add(samples, states.subList(i, Math.min(states.size(), i + Long.SIZE)));
        }
    }

    private void add(Samples samples, List<Bits> states) {
        layout.set(gates, states);
        gates.evaluate();
        long valid = states.size() == Long.SIZE ? -1L : (1L << states.size()) - 1;
        for (int cpus = 0; cpus < nodes.size(); cpus++) {
            for (List<Integer> tuple : some(nodes.get(cpus))) {
                samples.seen(cpus).add(tuple.stream().mapToLong(gates::get).toArray(), valid);
            }
        }
    }

    /** As no CPU is told from another, other states show what is left out. */
    private static List<List<Integer>> some(List<List<Integer>> tuples) {
        return tuples.subList(0, Math.min(MOST_VIEWS, tuples.size()));
    }

    /** The cubes of all that is true of so many CPUs of a state, one for each choice of them. */
    List<Cube> cubes(Bits state, int some) {
        layout.set(gates, List.of(state));
        gates.evaluate();
        Literals here = literals.get(some);
        return nodes.get(some).stream()
                .map(tuple -> new Cube(
                        here,
                        Bits.of(
                                IntStream.range(0, here.size())
                                        .filter(literal -> here.isKept(literal)
                                                && (gates.get(tuple.get(literal / 2)) & 1)
                                                        != 0
                                                        != Literals.negated(literal)),
                                here.size())))
                .toList();
    }

    /** What is true of the CPUs of a state that satisfy the cube. */
    List<Bits> in(Bits state, Cube cube) {
        return cubes(state, cube.literals().cpus()).stream()
                .map(Cube::chosen)
                .filter(cube::matches)
                .toList();
    }
}
