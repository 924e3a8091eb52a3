package org.rollcall.spec.tla;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.SpecificationException;
import tla2sany.semantic.OpDefNode;
import tlc2.tool.EvalControl;
import tlc2.tool.EvalException;
import tlc2.tool.TLCState;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;
import util.Assert;

/** The operators of a module, by name, as the tools evaluate them. */
final class Operators {
    private final FastTool tool;
    private final Values values;
    private final Map<String, OpDefNode> byName = new LinkedHashMap<>();

    Operators(FastTool tool, Values values) {
        this.tool = tool;
        this.values = values;
        for (OpDefNode definition : tool.getRootModule().getOpDefs()) {
            byName.put(definition.getName().toString(), definition);
        }
    }

    Iterable<OpDefNode> all() {
        return byName.values();
    }

    OpDefNode named(String name) {
        OpDefNode definition = byName.get(name);
        if (definition == null) {
            throw new SpecificationException("the specification has no operator " + name);
        }
        return definition;
    }

    OpDefNode named(String name, int parameters) {
        OpDefNode definition = byName.get(name);
        if (definition == null || definition.getParams().length != parameters) {
            throw new SpecificationException(
                    "the specification has no operator " + name + " with " + parameters + " parameters");
        }
        return definition;
    }

    /** Arguments for an operator's parameters, by their place. */
    Context bound(OpDefNode definition, List<SpecValue> arguments) {
        Context context = Context.Empty;
        for (int i = 0; i < arguments.size(); i++) {
            context = context.cons(definition.getParams()[i], values.write(arguments.get(i)));
        }
        return context;
    }

    /** The value of an operator in a state. */
    SpecValue value(String name, List<SpecValue> arguments, TLCState state) {
        OpDefNode definition = named(name, arguments.size());
        Context bound = bound(definition, arguments);
        return evaluating(() -> values.read(tool.eval(definition.getBody(), bound, state)));
    }

    /** The value of an operator in a step. */
    SpecValue value(String name, List<SpecValue> arguments, TLCState state, TLCState next) {
        OpDefNode definition = named(name, arguments.size());
        Context bound = bound(definition, arguments);
        return evaluating(() -> values.read(tool.eval(definition.getBody(), bound, state, next, EvalControl.Clear)));
    }

    /** The value that an operator without parameters has in every state, if it has one. */
    @Nullable
    SpecValue constant(OpDefNode definition) {
        try {
            return evaluating(() -> values.read(tool.eval(definition.getBody(), Context.Empty, TLCState.Empty)));
        } catch (SpecificationException e) {
            return null;
        }
    }

    /** What the tools evaluate, with their errors as ours. */
    static <T> T evaluating(Supplier<T> evaluation) {
        try {
            return evaluation.get();
        } catch (EvalException | Assert.TLCRuntimeException e) {
            throw new SpecificationException(String.valueOf(e.getMessage()).strip(), e);
        }
    }
}
