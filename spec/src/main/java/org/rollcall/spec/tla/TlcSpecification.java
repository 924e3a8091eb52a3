package org.rollcall.spec.tla;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.EngineResult;
import org.rollcall.spec.Exploration;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;
import tla2sany.semantic.OpDefNode;
import tlc2.tool.Action;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.TLCStateMut;
import tlc2.tool.impl.FastTool;
import tlc2.util.FP64;
import tlc2.util.Vect;
import tlc2.value.IValue;
import util.UniqueString;

/** A module in the tools' own evaluator, driven state by state. Lives in the class loader of its tools. */
final class TlcSpecification implements Specification {
    private final FastTool tool;
    private final String name;
    private final Path scratch;
    private final Consumer<Boolean> release;
    private boolean reusable = true;
    private boolean open = true;
    private final Values values = new Values();
    private final UniqueString[] variables;
    private final List<String> variableNames;
    private final Operators operators;
    private final Instances instances;

    TlcSpecification(String module, String configuration, ModuleFiles files, Path scratch, Consumer<Boolean> release) {
        this.name = configuration;
        this.scratch = scratch;
        this.release = release;
        FP64.Init(0); // without it every state has the same fingerprint
        this.tool = CapturedOutput.of(
                () -> new FastTool(module, configuration, files),
                said -> ParserMessages.in(module + ".tla", said).orElseGet(() -> CapturedOutput.tidy(said)));
        if (tool.getNextStateSpec() == null) {
            throw new SpecificationException(
                    configuration + ".cfg names neither SPECIFICATION nor NEXT: there are no steps to explore");
        }
        TLCStateMut.setTool(tool);
        this.variables = new UniqueString[TLCState.vars.length];
        for (int i = 0; i < variables.length; i++) {
            variables[i] = TLCState.vars[i].getName();
        }
        this.variableNames =
                List.of(variables).stream().map(UniqueString::toString).toList();
        this.operators = new Operators(tool, values);
        this.instances = new Instances(tool, operators, values);
    }

    UniqueString variableName(int index) {
        return variables[index];
    }

    Values values() {
        return values;
    }

    private TLCState raw(SpecState state) {
        return state instanceof TlcState ours ? ours.raw() : ((TlcState) state(state.values())).raw();
    }

    @Override
    public List<String> variables() {
        return variableNames;
    }

    @Override
    public List<SpecAction> actions() {
        return instances.actions();
    }

    @Override
    public List<SpecState> initialStates() {
        return Operators.evaluating(() -> {
            StateVec states = tool.getInitStates();
            for (int i = 0; i < states.size(); i++) {
                if (!states.elementAt(i).allAssigned()) {
                    throw new SpecificationException("the initial predicate does not say what "
                            + states.elementAt(i).getUnassigned() + " is");
                }
            }
            return wrap(states);
        });
    }

    private List<SpecState> wrap(StateVec states) {
        List<SpecState> all = new ArrayList<>(states.size());
        for (int i = 0; i < states.size(); i++) {
            all.add(new TlcState(this, states.elementAt(i)));
        }
        return all;
    }

    @Override
    public void successors(SpecState state, StepConsumer consumer) {
        successors(state, instances.places(), consumer);
    }

    @Override
    public void successors(SpecState state, int[] places, StepConsumer consumer) {
        TLCState from = raw(state);
        Operators.evaluating(() -> {
            instances.each(places, (action, instance) -> steps(from, instance, action, consumer));
            return true;
        });
    }

    private void steps(TLCState from, Action instance, SpecAction action, StepConsumer consumer) {
        StateVec next = tool.getNextStates(instance, from);
        for (int i = 0; i < next.size(); i++) {
            consumer.accept(action, complete(action, next.elementAt(i)));
        }
    }

    private SpecState complete(SpecAction action, TLCState next) {
        if (!next.allAssigned()) {
            throw new SpecificationException(action + " does not say what becomes of " + next.getUnassigned());
        }
        return new TlcState(this, next);
    }

    @Override
    public List<SpecState> successors(SpecState state, SpecAction action) {
        return Operators.evaluating(() -> wrap(tool.getNextStates(instances.of(action), raw(state))));
    }

    @Override
    public boolean isStep(SpecState state, SpecAction action, SpecState next) {
        return Operators.evaluating(() -> tool.isValid(instances.of(action), raw(state), raw(next)));
    }

    @Override
    public List<String> invariants() {
        return List.of(tool.getInvNames());
    }

    @Override
    public List<String> stepProperties() {
        return List.of(tool.getImpliedActNames());
    }

    @Override
    public boolean allows(String stepProperty, SpecState state, SpecState next) {
        Action action = tool.getImpliedActions()[stepProperties().indexOf(stepProperty)];
        return Operators.evaluating(() -> tool.isValid(action, raw(state), raw(next)));
    }

    @Override
    public List<String> violatedAtStart(SpecState initial) {
        Action[] properties = tool.getImpliedInits();
        return IntStream.range(0, properties.length)
                .filter(i -> !Operators.evaluating(() -> tool.isValid(properties[i], raw(initial))))
                .mapToObj(i -> tool.getImpliedInitNames()[i])
                .toList();
    }

    @Override
    public boolean hasTemporalProperties() {
        return !tool.livenessIsTrue();
    }

    @Override
    public boolean checksDeadlock() {
        return tool.getModelConfig().getCheckDeadlock();
    }

    @Override
    public boolean inModel(SpecState state) {
        return Operators.evaluating(() -> tool.isInModel(raw(state)));
    }

    @Override
    public boolean holds(String operator, SpecState state) {
        return evaluate(operator, List.of(), state) instanceof SpecValue.Bool bool && bool.value();
    }

    @Override
    public boolean relates(String operator, List<SpecValue> arguments, SpecState state, SpecState next) {
        return operators.value(operator, arguments, raw(state), raw(next)) instanceof SpecValue.Bool bool
                && bool.value();
    }

    @Override
    public SpecValue evaluate(String operator, List<SpecValue> arguments, SpecState state) {
        return operators.value(operator, arguments, raw(state));
    }

    @Override
    public SpecValue constant(String name) {
        Vect<?> assignments = tool.getModelConfig().getConstants();
        for (int i = 0; i < assignments.size(); i++) {
            Vect<?> assignment = (Vect<?>) assignments.elementAt(i);
            if (name.equals(assignment.elementAt(0))) {
                return values.read((IValue) assignment.elementAt(assignment.size() - 1));
            }
        }
        throw new SpecificationException("the configuration sets no constant " + name);
    }

    @Override
    public SpecState state(Map<String, SpecValue> bindings) {
        TLCState state = TLCState.Empty.createEmpty();
        for (UniqueString variable : variables) {
            SpecValue value = bindings.get(variable.toString());
            if (value == null) {
                throw new SpecificationException("the state has no value for the variable " + variable);
            }
            state.bind(variable, values.write(value));
        }
        return new TlcState(this, state);
    }

    @Override
    public void substitute(String operator, @Nullable String other) {
        OpDefNode definition = operators.named(operator);
        instances.substitute(definition, other == null ? null : operators.named(other, definition.getParams().length));
    }

    @Override
    public EngineResult check(Exploration.Observer observer, Duration limit) {
        boolean fit = reusable;
        reusable = false; // until it ends well
        EngineResult result =
                new TlcEngine(name, tool, scratch, new StepWriter(this, instances.known(), observer)).run(limit);
        reusable = fit;
        return result;
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            ParsedOnce.leave(tool);
            release.accept(reusable);
        }
    }

    /**
     * Opens a specification; called in the class loader of the tools.
     *
     * @param release is told whether the tools may serve another specification
     */
    static Specification open(
            String module, String configuration, @Nullable Path folder, Path scratch, Consumer<Boolean> release) {
        return new TlcSpecification(module, configuration, new ModuleFiles(folder, scratch), scratch, release);
    }
}
