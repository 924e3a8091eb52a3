package org.rollcall.proof.infer;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rollcall.proof.Finite;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Name;

/** What cubes are in the circuit of a module for so many CPUs. */
final class Nodes {
    private final Finite finite;
    private final int cpus;
    private final List<Name> names;
    private final Map<Atom, Map<List<Integer>, Map<Boolean, Integer>>> atoms = new IdentityHashMap<>();

    Nodes(Finite finite, int cpus) {
        this.finite = finite;
        this.cpus = cpus;
        this.names = IntStream.range(0, cpus)
                .mapToObj(i -> new Name("cpu" + i, -10 - i))
                .toList();
    }

    /** That these CPUs satisfy the cube. */
    List<Integer> of(Cube cube, List<Integer> tuple, boolean after) {
        return cube.chosen().stream()
                .mapToObj(literal -> {
                    int node = of(cube.literals().instance(literal), tuple, after);
                    return Literals.negated(literal) ? -node : node;
                })
                .toList();
    }

    int of(Literals.Instance instance, List<Integer> tuple, boolean after) {
        return of(instance.atom(), instance.cpus().stream().map(tuple::get).toList(), after);
    }

    private int of(Atom atom, List<Integer> some, boolean after) {
        return atoms.computeIfAbsent(atom, key -> new HashMap<>())
                .computeIfAbsent(some, key -> new HashMap<>())
                .computeIfAbsent(after, key -> {
                    List<Expression> locals = some.stream()
                            .<Expression>map(i -> new Expression.Local(names.get(i), Atoms.NOWHERE))
                            .toList();
                    return finite.node(atom.expression().apply(locals), after, names);
                });
    }

    /** Every choice of as many CPUs as the cube is about. */
    List<List<Integer>> tuples(Cube cube) {
        return Literals.tuples(
                IntStream.range(0, cpus).boxed().toList(), cube.literals().cpus());
    }

    /** As no CPU is told from another, what some satisfy, the first do in some state. */
    static List<Integer> first(Cube cube) {
        return IntStream.range(0, cube.literals().cpus()).boxed().toList();
    }
}
