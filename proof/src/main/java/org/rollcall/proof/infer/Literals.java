package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rollcall.proof.Kinds;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Name;

/**
 * The literals about so many different CPUs: each atom, of each choice among them, and its negation. That a variable has a
 * value is not said by one literal but by those that it has none of the others, so that a clause may allow several.
 */
final class Literals {
    /** An atom about some of the CPUs. */
    record Instance(Atom atom, List<Integer> cpus) {}

    private static final List<Name> NAMES = List.of(new Name("c", -1), new Name("d", -2), new Name("e", -3));

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

    /** The literals that are true of these CPUs, but for those that a variable has a value; of some of the instances. */
    Bits trueOf(Map<String, SpecValue> state, List<SpecValue> chosen, List<Integer> some) {
        IntStream.Builder numbers = IntStream.builder();
        for (int i : some) {
            Instance instance = instances.get(i);
            boolean holds = instance.atom()
                    .holds()
                    .test(state, instance.cpus().stream().map(chosen::get).toList());
            if (!holds) {
                if (instance.atom().rank() != 1) {
                    numbers.add(2 * i + 1);
                }
            } else if (instance.atom().of().isEmpty()) {
                numbers.add(2 * i);
            }
        }
        return Bits.of(numbers.build(), size());
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

    static List<SpecValue> cpusOf(Map<String, SpecValue> state) {
        return ((SpecValue.SetOf) state.get(Kinds.CPU)).elements();
    }
}
