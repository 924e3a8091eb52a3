package org.rollcall.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Expression.Operation;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.syntax.Name;
import org.rollcall.spec.syntax.Operator;
import org.rollcall.spec.syntax.Place;

/**
 * The smallest statement about one CPU {@code c} of which invariants are put together.
 *
 * @param text TLA+
 * @param expression the same as a tree; {@link #CPU_NAME} is free in it
 * @param holds its truth for given values of the variables, and a CPU
 */
record Atom(String text, Expression expression, BiPredicate<Map<String, SpecValue>, SpecValue> holds) {
    static final Name CPU_NAME = new Name("c", -1);
    private static final Place NOWHERE = new Place("inferred", 1, 1, 1, 1);

    /**
     * The atoms of a module: for each variable what it may be, as far as it was seen to be.
     *
     * @param seen values of all variables
     */
    static List<Atom> of(Module module, Map<String, Kind> kinds, List<Map<String, SpecValue>> seen) {
        List<Atom> atoms = new ArrayList<>();
        for (String name : module.variables()) {
            Expression declared = new Expression.Declared(name, NOWHERE);
            Expression cpu = new Expression.Local(CPU_NAME, NOWHERE);
            Kind kind = kinds.get(name);
            if (kind instanceof Kind.Truth) {
                atoms.add(new Atom(name, declared, (state, c) -> state.get(name).equals(new SpecValue.Bool(true))));
            } else if (kind instanceof Kind.Cpu) {
                atoms.add(new Atom(
                        name + " = c",
                        equal(declared, cpu),
                        (state, c) -> state.get(name).equals(c)));
            } else if (kind instanceof Kind.SetOf set && set.element() instanceof Kind.Cpu) {
                atoms.add(new Atom("c \\in " + name, in(cpu, declared), (state, c) -> contains(state.get(name), c)));
            } else if (kind instanceof Kind.Text) {
                SortedSet<SpecValue> values = new TreeSet<>();
                seen.forEach(state -> values.add(state.get(name)));
                values.forEach(value -> atoms.add(new Atom(
                        name + " = " + value,
                        equal(declared, text(value)),
                        (state, c) -> state.get(name).equals(value))));
            } else if (kind instanceof Kind.FromCpu function) {
                perCpu(name, function.range(), declared, cpu, seen, atoms);
            }
        }
        return atoms;
    }

    private static void perCpu(
            String name,
            Kind range,
            Expression declared,
            Expression cpu,
            List<Map<String, SpecValue>> seen,
            List<Atom> atoms) {
        Expression at = new Operation(Operator.AT, List.of(declared, cpu), NOWHERE);
        SortedSet<SpecValue> values = new TreeSet<>();
        for (Map<String, SpecValue> state : seen) {
            for (SpecValue value : state.get(name).graph().values()) {
                if (value instanceof SpecValue.SetOf set) {
                    values.addAll(set.elements());
                } else {
                    values.add(value);
                }
            }
        }
        for (SpecValue value : values) {
            if (range instanceof Kind.SetOf) {
                atoms.add(new Atom(
                        value + " \\in " + name + "[c]",
                        in(text(value), at),
                        (state, c) -> contains(state.get(name).at(c), value)));
            } else if (value instanceof SpecValue.Text) {
                atoms.add(new Atom(
                        name + "[c] = " + value,
                        equal(at, text(value)),
                        (state, c) -> state.get(name).at(c).equals(value)));
            }
        }
    }

    private static boolean contains(SpecValue set, SpecValue element) {
        return set instanceof SpecValue.SetOf members && members.elements().contains(element);
    }

    private static Expression text(SpecValue value) {
        return new Expression.Text(((SpecValue.Text) value).value(), NOWHERE);
    }

    private static Expression equal(Expression left, Expression right) {
        return new Operation(Operator.EQUAL, List.of(left, right), NOWHERE);
    }

    private static Expression in(Expression element, Expression set) {
        return new Operation(Operator.IN, List.of(element, set), NOWHERE);
    }
}
