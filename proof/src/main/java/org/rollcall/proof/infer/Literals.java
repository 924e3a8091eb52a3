package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Name;

/**
 * The literals about so many different CPUs: each atom, of each choice among them, and its negation. That a variable has a
 * value is not said by one literal but by those that it has none of the others, so that a clause may allow several.
 */
final class Literals {
    /** An atom about some of the CPUs. */
    record Instance(Atom atom, List<Integer> cpus) {}

    private static final List<Name> NAMES =
            List.of(new Name("c", -1), new Name("d", -2), new Name("e", -3), new Name("f", -4));

    private final int cpus;
    private final List<Instance> instances = new ArrayList<>();
    private final List<List<String>> reads = new ArrayList<>();

    Literals(List<Atom> atoms, int cpus) {
        this.cpus = cpus;
        List<Expression> locals = locals();
        for (Atom atom : atoms) {
            for (List<Integer> choice : choices(atom.cpus())) {
                instances.add(new Instance(atom, choice));
                reads.add(List.copyOf(Variables.of(
                        atom.expression().apply(choice.stream().map(locals::get).toList()))));
            }
        }
    }

    private List<List<Integer>> choices(int length) {
        List<List<Integer>> choices = new ArrayList<>(List.of(List.of()));
        for (int i = 0; i < length; i++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> choice : choices) {
                for (int cpu = 0; cpu < cpus; cpu++) {
                    List<Integer> more = new ArrayList<>(choice);
                    more.add(cpu);
                    longer.add(List.copyOf(more));
                }
            }
            choices = longer;
        }
        return choices;
    }

    int cpus() {
        return cpus;
    }

    int size() {
        return 2 * instances.size();
    }

    /** Twice the index of an instance, plus one if it is negated. */
    Instance instance(int literal) {
        return instances.get(literal / 2);
    }

    static boolean negated(int literal) {
        return literal % 2 == 1;
    }

    static List<Name> names(int cpus) {
        return NAMES.subList(0, cpus);
    }

    List<Expression> locals() {
        return names(cpus).stream()
                .<Expression>map(name -> new Expression.Local(name, Atoms.NOWHERE))
                .toList();
    }

    /** The constants and variables that an instance depends on. */
    List<String> reads(int instance) {
        return reads.get(instance);
    }

    /** Whether a clause may have it: not that a variable has a value, nor that an assumption is not made. */
    boolean isKept(int literal) {
        Atom atom = instance(literal).atom();
        return negated(literal) ? atom.rank() != 1 : atom.of().isEmpty();
    }

    /** Every choice of so many different CPUs, in every order. */
    static <T> List<List<T>> tuples(List<T> all, int length) {
        List<List<T>> tuples = new ArrayList<>(List.of(List.of()));
        for (int i = 0; i < length; i++) {
            List<List<T>> longer = new ArrayList<>();
            for (List<T> tuple : tuples) {
                for (T cpu : all) {
                    if (!tuple.contains(cpu)) {
                        List<T> more = new ArrayList<>(tuple);
                        more.add(cpu);
                        longer.add(List.copyOf(more));
                    }
                }
            }
            tuples = longer;
        }
        return tuples;
    }
}
