package org.rollcall.walk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.kernel.Variable;
import org.rollcall.machine.Machine;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.replay.Notation;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Module;

/** The witnesses of a module, which only the specification can judge: each says that something is never reached. */
public final class Witnesses {
    private static final String PREFIX = "Witness_";

    private Witnesses() {}

    /** The witnesses that a module defines. */
    public static List<String> of(Module module) {
        return module.definitions().stream()
                .map(Definition::name)
                .filter(name -> name.startsWith(PREFIX))
                .toList();
    }

    /** Adds to a machine's graph the goals of these witnesses. */
    public static void add(
            List<String> witnesses, Graph<State, Step> graph, Machine machine, Specification specification) {
        List<SpecState> states = graph.states().stream()
                .map(state -> specification.state(values(machine, state)))
                .toList();
        for (String witness : witnesses) {
            graph.reach(witness, number -> !specification.holds(witness, states.get(number)));
        }
    }

    private static Map<String, SpecValue> values(Machine machine, State state) {
        Map<String, SpecValue> values = new LinkedHashMap<>();
        for (Variable variable : machine.variables()) {
            values.put(variable.name(), Notation.value(variable, state));
        }
        return values;
    }
}
