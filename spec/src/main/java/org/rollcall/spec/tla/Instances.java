package org.rollcall.spec.tla;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.KernelSource;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.SpecificationException;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LevelConstants;
import tla2sany.semantic.OpDefNode;
import tlc2.tool.Action;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;
import tlc2.util.Vect;
import tlc2.value.IValue;

/**
 * The instances of actions that the tools have split the next-state relation into, once and for all, each with what it is to us;
 * and what becomes of them while one operator stands in for another.
 */
final class Instances {
    private static final SpecAction WHOLE = new SpecAction("Next", List.of(), List.of(), "");

    private final FastTool tool;
    private final Operators operators;
    private final List<SpecAction> actions = new ArrayList<>();
    private final Map<SpecAction, Action> byAction = new LinkedHashMap<>();
    /** In the order of {@link #actions}: a look-up for each state would cost more than a step. */
    private final List<Action> inOrder = new ArrayList<>();

    private final int[] allPlaces;
    /** Where actions have other arguments than the tools have split the next-state relation by: all of it. */
    private @Nullable Action whole;

    private final EvaluatedConstants evaluated;
    /** The sets of the next-state relation that its actions' arguments are drawn from, where they are definitions. */
    private final List<OpDefNode> sets;
    /** The definitions that initial states are made of, by their place among those of the tools. */
    private final List<OpDefNode> starts = new ArrayList<>();

    Instances(FastTool tool, Operators operators, Values values) {
        this.tool = tool;
        this.operators = operators;
        this.evaluated = new EvaluatedConstants(tool.getId(), operators.all());
        for (Action action : tool.getActions()) {
            SpecAction read = read(action, values);
            actions.add(read);
            byAction.put(read, action);
            inOrder.add(action);
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

    private static SpecAction read(Action action, Values values) {
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

    List<SpecAction> actions() {
        return whole == null ? actions : List.of(WHOLE);
    }

    /** The places of all actions. */
    int[] places() {
        return allPlaces;
    }

    Action of(SpecAction action) {
        Action found = byAction.get(action);
        if (found == null) {
            throw new SpecificationException("the specification has no action " + action);
        }
        return found;
    }

    /** What an instance of the tools is to us. */
    Map<Action, SpecAction> known() {
        Map<Action, SpecAction> known = new IdentityHashMap<>();
        for (int i = 0; i < inOrder.size(); i++) {
            known.put(inOrder.get(i), actions.get(i));
        }
        return known;
    }

    /** Takes an action with its instance. */
    interface Visitor {
        void visit(SpecAction action, Action instance);
    }

    /** Visits the actions at these places; all at once where they can't be told apart. */
    void each(int[] places, Visitor visitor) {
        if (whole != null) {
            visitor.visit(WHOLE, whole);
            return;
        }
        for (int place : places) {
            visitor.visit(actions.get(place), inOrder.get(place));
        }
    }

    /** Has another operator stand in for one; that operator itself again, if there is no other. */
    void substitute(OpDefNode definition, @Nullable OpDefNode other) {
        OpDefNode standIn = other == null ? definition : other;
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
        String name = definition.getName().toString();
        for (int a = 0; a < actions.size(); a++) {
            if (actions.get(a).name().equals(name)) {
                Action instance = new Action(
                        standIn.getBody(),
                        operators.bound(standIn, actions.get(a).arguments()),
                        standIn);
                inOrder.set(a, instance);
                byAction.put(actions.get(a), instance);
            }
        }
    }

    private boolean makesOtherActions(OpDefNode definition, OpDefNode standIn) {
        return sets.stream()
                .anyMatch(set -> !Objects.equals(operators.constant(set), constantWith(set, definition, standIn)));
    }

    private @Nullable SpecValue constantWith(OpDefNode set, OpDefNode definition, OpDefNode standIn) {
        if (set == definition) {
            return operators.constant(standIn);
        }
        evaluated.setAside(definition);
        definition.setToolObject(tool.getId(), standIn);
        try {
            return operators.constant(set);
        } finally {
            definition.setToolObject(tool.getId(), null);
            evaluated.putBack();
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
}
