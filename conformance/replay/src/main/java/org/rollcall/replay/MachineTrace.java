package org.rollcall.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.kernel.Sgi;
import org.rollcall.kernel.Variable;
import org.rollcall.liveness.Lasso;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Schedule;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.ModuleText;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.SpecificationException;

/** A run of the machine as a behaviour of the specification: its variables in its order, its actions and their sources. */
public final class MachineTrace {
    private final Machine machine;
    private final List<String> names;
    private final Map<String, Variable> variables;
    private final Map<String, String> sources;

    /** Behaviours of a machine, in the words of the module that it stands for. */
    public MachineTrace(Machine machine, ModuleText module) {
        this.machine = machine;
        this.names = module.variables();
        this.sources = module.sources();
        this.variables = machine.variables().stream().collect(Collectors.toMap(Variable::name, variable -> variable));
        if (!variables.keySet().equals(Set.copyOf(names))) {
            throw new SpecificationException(
                    "the machine has the variables " + variables.keySet() + ", the module " + names);
        }
    }

    /** The behaviour that a schedule makes, which the machine takes to its end. */
    public Counterexample of(Schedule way) {
        return new Counterexample(
                way.replay(machine).states().stream().map(this::state).toList(),
                way.steps().stream().map(this::action).toList(),
                Counterexample.ENDS);
    }

    /** The behaviour that comes to a loop, or to a state after which nothing happens, and stays there. */
    public Counterexample of(Lasso<Step> lasso) {
        List<Step> steps = new ArrayList<>(lasso.way());
        lasso.loop().stream().limit(Math.max(0, lasso.loop().size() - 1)).forEach(steps::add);
        Counterexample behaviour = of(new Schedule(steps));
        return new Counterexample(
                behaviour.states(),
                behaviour.actions(),
                lasso.loop().isEmpty() ? Counterexample.STUTTERS : lasso.way().size());
    }

    private SpecState state(State state) {
        Map<String, SpecValue> values = new LinkedHashMap<>();
        names.forEach(name -> values.put(name, Notation.value(variables.get(name), state)));
        return SpecState.of(values);
    }

    private SpecAction action(Step step) {
        List<SpecValue> arguments = new ArrayList<>(List.of(Notation.cpu(step.cpu())));
        if (step.kind().takesSgi()) {
            arguments.add(new SpecValue.Text(Sgi.of(step.argument()).specName()));
        } else if (step.kind().hasArgument()) {
            arguments.add(Notation.cpu(step.argument()));
        }
        String name = step.kind().specName();
        return new SpecAction(name, step.kind().parameters(), arguments, sources.getOrDefault(name, ""));
    }
}
