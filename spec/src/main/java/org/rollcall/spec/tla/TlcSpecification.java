package org.rollcall.spec.tla;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.EngineResult;
import org.rollcall.spec.Exploration;
import org.rollcall.spec.KernelSource;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LevelConstants;
import tla2sany.semantic.OpDefNode;
import tlc2.tool.Action;
import tlc2.tool.EvalControl;
import tlc2.tool.EvalException;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.TLCStateMut;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;
import tlc2.util.FP64;
import tlc2.util.Vect;
import tlc2.value.IValue;
import util.Assert;
import util.UniqueString;

/** A module in the tools' own evaluator, driven state by state. Lives in the class loader of its tools. */
final class TlcSpecification implements Specification {
    private static final SpecAction WHOLE = new SpecAction("Next", List.of(), List.of(), "");

    private final FastTool tool;
    private final String name;
    private final Path scratch;
    private final Consumer<Boolean> release;
    private boolean reusable = true;
    private boolean open = true;
    private final Values values = new Values();
    private final UniqueString[] variables;
    private final List<String> variableNames;
    private final List<SpecAction> actions = new ArrayList<>();
    private final Map<SpecAction, Action> rawActions = new LinkedHashMap<>();
    /** The tools' actions, in the order of {@link #actions}: a look-up for each state would cost more than a step. */
    private final List<Action> instances = new ArrayList<>();

    private final int[] allPlaces;
    /** Where actions have other arguments than the tools have split the next-state relation by: all of it. */
    private @Nullable Action whole;

    private final Map<String, OpDefNode> operators = new LinkedHashMap<>();
    private final EvaluatedConstants evaluated;
    /** The sets of the next-state relation that its actions' arguments are drawn from, where they are definitions. */
    private final List<OpDefNode> sets;
    /** The definitions that initial states are made of, by their place among those of the tools. */
    private final List<OpDefNode> starts = new ArrayList<>();

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
        for (OpDefNode definition : tool.getRootModule().getOpDefs()) {
            operators.put(definition.getName().toString(), definition);
        }
        this.evaluated = new EvaluatedConstants(tool.getId(), operators.values());
        for (Action action : tool.getActions()) {
            SpecAction read = read(action);
            actions.add(read);
            rawActions.put(read, action);
            instances.add(action);
        }
        this.allPlaces = IntStream.range(0, actions.size()).toArray();
        this.sets = EvaluatedConstants.in(
                tool.getNextStateSpec().pred,
                definition -> definition.getLevel() == LevelConstants.ActionLevel
                        && definition.getArity() == 0
                        && actions.stream()
                                .noneMatch(action -> action.name()
                                        .equals(definition.getName().toString())));
        for (int i = 0; i < tool.getInitStateSpec().size(); i++) {
            starts.add(tool.getInitStateSpec().elementAt(i).getOpDef());
        }
    }

    private SpecAction read(Action action) {
        OpDefNode definition = action.getOpDef();
        if (definition == null) {
            throw new SpecificationException(
                    "a disjunct of the next-state relation has no name; give it a definition: " + action.getLocation());
        }
        List<String> parameters = new ArrayList<>();
        List<SpecValue> arguments = new ArrayList<>();
        for (FormalParamNode parameter : definition.getParams()) {
            Object argument = action.con.lookup(parameter);
            if (!(argument instanceof IValue value)) {
                throw new SpecificationException("the parameter " + parameter.getName() + " of " + definition.getName()
                        + " is not bound by a constant set in Next: " + action.getLocation());
            }
            parameters.add(parameter.getName().toString());
            arguments.add(values.read(value));
        }
        return new SpecAction(
                definition.getName().toString(),
                parameters,
                arguments,
                KernelSource.in(definition.getPreCommentsAsString()));
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

    private Action raw(SpecAction action) {
        Action found = rawActions.get(action);
        if (found == null) {
            throw new SpecificationException("the specification has no action " + action);
        }
        return found;
    }

    @Override
    public List<String> variables() {
        return variableNames;
    }

    @Override
    public List<SpecAction> actions() {
        return whole == null ? actions : List.of(WHOLE);
    }

    @Override
    public List<SpecState> initialStates() {
        return evaluating(() -> {
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
        successors(state, allPlaces, consumer);
    }

    @Override
    public void successors(SpecState state, int[] places, StepConsumer consumer) {
        TLCState from = raw(state);
        evaluating(() -> {
            if (whole != null) {
                steps(from, whole, WHOLE, consumer);
            } else {
                for (int a : places) {
                    steps(from, instances.get(a), actions.get(a), consumer);
                }
            }
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
        return evaluating(() -> wrap(tool.getNextStates(raw(action), raw(state))));
    }

    @Override
    public boolean isStep(SpecState state, SpecAction action, SpecState next) {
        return evaluating(() -> tool.isValid(raw(action), raw(state), raw(next)));
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
        return evaluating(() -> tool.isValid(action, raw(state), raw(next)));
    }

    @Override
    public List<String> violatedAtStart(SpecState initial) {
        Action[] properties = tool.getImpliedInits();
        return IntStream.range(0, properties.length)
                .filter(i -> !evaluating(() -> tool.isValid(properties[i], raw(initial))))
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
        return evaluating(() -> tool.isInModel(raw(state)));
    }

    @Override
    public boolean holds(String operator, SpecState state) {
        return evaluate(operator, List.of(), state) instanceof SpecValue.Bool bool && bool.value();
    }

    @Override
    public boolean relates(String operator, List<SpecValue> arguments, SpecState state, SpecState next) {
        OpDefNode definition = operator(operator, arguments.size());
        Context bound = bound(definition, arguments);
        return evaluating(
                () -> values.read(tool.eval(definition.getBody(), bound, raw(state), raw(next), EvalControl.Clear))
                                instanceof SpecValue.Bool bool
                        && bool.value());
    }

    @Override
    public SpecValue evaluate(String operator, List<SpecValue> arguments, SpecState state) {
        OpDefNode definition = operator(operator, arguments.size());
        Context bound = bound(definition, arguments);
        return evaluating(() -> values.read(tool.eval(definition.getBody(), bound, raw(state))));
    }

    private OpDefNode operator(String name, int parameters) {
        OpDefNode definition = operators.get(name);
        if (definition == null || definition.getParams().length != parameters) {
            throw new SpecificationException(
                    "the specification has no operator " + name + " with " + parameters + " parameters");
        }
        return definition;
    }

    private Context bound(OpDefNode definition, List<SpecValue> arguments) {
        Context context = Context.Empty;
        for (int i = 0; i < arguments.size(); i++) {
            context = context.cons(definition.getParams()[i], values.write(arguments.get(i)));
        }
        return context;
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
        OpDefNode definition = operators.get(operator);
        if (definition == null) {
            throw new SpecificationException("the specification has no operator " + operator);
        }
        OpDefNode standIn = other == null ? definition : operator(other, definition.getParams().length);
        if (other == null) {
            whole = null;
            definition.setToolObject(tool.getId(), null);
            evaluated.putBack();
        } else {
            whole = makesOtherActions(definition, standIn) ? tool.getNextStateSpec() : null;
            evaluated.setAside(definition);
            definition.setToolObject(tool.getId(), standIn);
        }
        startBy(definition, standIn);
        for (int a = 0; a < actions.size(); a++) {
            if (actions.get(a).name().equals(operator)) {
                Action instance = new Action(
                        standIn.getBody(), bound(standIn, actions.get(a).arguments()), standIn);
                instances.set(a, instance);
                rawActions.put(actions.get(a), instance);
            }
        }
    }

    /** The tools have split the next-state relation by its constant sets, once and for all. */
    private boolean makesOtherActions(OpDefNode definition, OpDefNode standIn) {
        return sets.stream().anyMatch(set -> !Objects.equals(value(set), valueWith(set, definition, standIn)));
    }

    private SpecValue valueWith(OpDefNode set, OpDefNode definition, OpDefNode standIn) {
        if (set == definition) {
            return value(standIn);
        }
        evaluated.setAside(definition);
        definition.setToolObject(tool.getId(), standIn);
        try {
            return value(set);
        } finally {
            definition.setToolObject(tool.getId(), null);
            evaluated.putBack();
        }
    }

    private @Nullable SpecValue value(OpDefNode definition) {
        try {
            return evaluating(() -> values.read(tool.eval(definition.getBody(), Context.Empty, TLCState.Empty)));
        } catch (SpecificationException e) {
            return null; // it has none
        }
    }

    private void startBy(OpDefNode definition, OpDefNode standIn) {
        Vect<Action> initial = tool.getInitStateSpec();
        for (int i = 0; i < initial.size(); i++) {
            if (starts.get(i) == definition) {
                initial.setElementAt(new Action(standIn.getBody(), Context.Empty, definition), i);
            }
        }
    }

    @Override
    public EngineResult check(Exploration.Observer observer, Duration limit) {
        Map<Action, SpecAction> known = new IdentityHashMap<>();
        for (int i = 0; i < instances.size(); i++) {
            known.put(instances.get(i), actions.get(i));
        }
        boolean fit = reusable;
        reusable = false; // until it ends well
        EngineResult result = new TlcEngine(name, tool, scratch, new StepWriter(this, known, observer)).run(limit);
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

    private static <T> T evaluating(Supplier<T> evaluation) {
        try {
            return evaluation.get();
        } catch (EvalException | Assert.TLCRuntimeException e) {
            throw new SpecificationException(String.valueOf(e.getMessage()).strip(), e);
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
