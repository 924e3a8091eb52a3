package org.rollcall.spec.tla;

import java.util.IdentityHashMap;
import java.util.Map;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SymbolNode;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.impl.SymbolNodeValueLookupProvider;
import tlc2.util.Context;
import tlc2.value.impl.IntValue;

/**
 * What the tools ask of an expression when they open a specification: is it made of constants, of variables, of primed ones? They go
 * through the text of an operator once for each place that calls it, and of those that it calls; here, once. Lives in the class
 * loader of its tools.
 */
public interface LevelsOnce extends SymbolNodeValueLookupProvider {
    /** What is known of the specification that is opened now: another one may have something else in an operator's place. */
    final class Known {
        private static final Map<OpDefNode, Integer> LEVELS = new IdentityHashMap<>();
        /** How often an operator was met inside itself, where the tools look no further. */
        private static int cycles;

        private Known() {}

        /** Another specification is opened. */
        static void forget() {
            LEVELS.clear();
        }
    }

    @Override
    default int getLevelBoundAppl(OpApplNode call, Context context, int toolId) {
        if (!(call.getOperator() instanceof OpDefNode operator)
                || BuiltInOPs.getOpCode(operator.getName()) != 0
                || !(lookup(operator, context, false, toolId) instanceof OpDefNode definition)) {
            Known.cycles += isInItself(call.getOperator(), context) ? 1 : 0;
            return SymbolNodeValueLookupProvider.super.getLevelBoundAppl(call, context, toolId);
        }
        int level = bound(operator, definition, context, toolId);
        for (ExprOrOpArgNode argument : call.getArgs()) {
            level = argument == null ? level : Math.max(level, getLevelBound(argument, context, toolId));
        }
        return level;
    }

    /** Where an operator was met inside itself the level is that of this place, and is not kept. */
    private int bound(OpDefNode operator, OpDefNode definition, Context context, int toolId) {
        Integer known = Known.LEVELS.get(definition);
        if (known != null) {
            return known;
        }
        int before = Known.cycles;
        int level = getLevelBound(definition.getBody(), context.cons(operator, IntValue.ValOne), toolId);
        if (Known.cycles == before) {
            Known.LEVELS.put(definition, level);
        }
        return level;
    }

    /** The tools mark whom they have met; that they have met what a {@code LET} defines is no more than its beginning. */
    private static boolean isInItself(SymbolNode operator, Context context) {
        return context.lookup(operator) == IntValue.ValOne
                && operator instanceof OpDefNode definition
                && definition.getOriginallyDefinedInModuleNode().getContext().getSymbol(definition.getName())
                        == definition;
    }
}
