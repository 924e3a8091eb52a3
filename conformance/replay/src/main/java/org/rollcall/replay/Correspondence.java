package org.rollcall.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rollcall.kernel.Sgi;
import org.rollcall.kernel.StepKind;
import org.rollcall.kernel.Variable;
import org.rollcall.machine.Machine;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.SpecificationException;

/**
 * Which state of the machine a state of {@code IpiNmi.tla} is, variable by variable. Both sides are brought to plain
 * values, see {@link org.rollcall.kernel.Cell#plain}; a function is a list with an entry for each CPU.
 */
final class Correspondence {
    private final List<Variable> variables = new ArrayList<>();
    private final int[] byName;
    private final Map<SpecValue, Object> plain = new IdentityHashMap<>();

    /** The correspondence of a specification with these variables, in its order, to a machine. */
    Correspondence(List<String> names, Machine of) {
        Map<String, Variable> machine =
                of.variables().stream().collect(Collectors.toMap(Variable::name, variable -> variable));
        for (String name : names) {
            Variable variable = machine.get(name);
            if (variable == null) {
                throw new SpecificationException("the machine has no variable " + name);
            }
            variables.add(variable);
        }
        byName = IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparing(names::get))
                .mapToInt(Integer::intValue)
                .toArray();
        if (names.size() != machine.size()) {
            throw new SpecificationException(
                    "the specification has " + names.size() + " variables, the machine " + machine.size());
        }
    }

    /**
     * The first variable by name in which the two states differ, with both values; null if they are the same state. The tools'
     * own order depends on the words of all modules.
     */
    @Nullable
    String difference(SpecState spec, State machine) {
        for (int i : byName) {
            Variable variable = variables.get(i);
            SpecValue there = spec.value(i);
            if (!machine.value(variable).equals(plain.computeIfAbsent(there, Correspondence::plain))) {
                return variable.name() + " is " + there + " in the specification, " + Notation.value(variable, machine)
                        + " in the machine";
            }
        }
        return null;
    }

    /** The machine's step for an action instance. */
    static Step step(SpecAction action) {
        StepKind kind = StepKind.named(action.name());
        int cpu = ((Number) plain(action.arguments().get(0))).intValue();
        return new Step(
                kind,
                cpu,
                action.arguments().size() < 2 ? -1 : argument(action.arguments().get(1)));
    }

    private static int argument(SpecValue value) {
        return value instanceof SpecValue.Text sgi
                ? Sgi.valueOf(sgi.value()).ordinal()
                : ((Number) plain(value)).intValue();
    }

    private static Object plain(SpecValue value) {
        if (value instanceof SpecValue.Constant constant) {
            return constant.name().equals("None")
                    ? -1
                    : Integer.parseInt(constant.name().substring(1)) - 1;
        } else if (value instanceof SpecValue.SetOf set) {
            long bits = 0;
            for (SpecValue element : set.elements()) {
                bits |= 1L << argument(element);
            }
            return bits;
        } else if (value instanceof SpecValue.Function function) {
            List<Object> images = new ArrayList<>();
            function.graph().values().forEach(image -> images.add(plain(image)));
            return images;
        } else if (value instanceof SpecValue.Bool bool) {
            return bool.value();
        } else if (value instanceof SpecValue.Int number) {
            return number.value();
        } else if (value instanceof SpecValue.Text text) {
            return text.value();
        }
        throw new SpecificationException("no variable of the machine can be " + value);
    }
}
