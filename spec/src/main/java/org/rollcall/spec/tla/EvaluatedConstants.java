package org.rollcall.spec.tla;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tla2sany.semantic.LevelConstants;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tlc2.value.IValue;

/**
 * The operators without parameters that have one value in all states. The tools evaluate them once and keep the
 * value; where one of them is made of an operator that has a stand-in, the value has to go.
 */
final class EvaluatedConstants {
    private final int tool;
    private final Map<OpDefNode, Set<OpDefNode>> madeOf = new LinkedHashMap<>();
    private final Map<OpDefNode, Object> setAside = new HashMap<>();

    EvaluatedConstants(int tool, Iterable<OpDefNode> definitions) {
        this.tool = tool;
        for (OpDefNode definition : definitions) {
            if (isOne(definition) && definition.getToolObject(tool) instanceof IValue) {
                madeOf.put(definition, Reached.from(definition.getBody(), each -> true, part -> {}));
            }
        }
    }

    private static boolean isOne(OpDefNode definition) {
        return definition.getArity() == 0 && definition.getLevel() == LevelConstants.ConstantLevel;
    }

    /** Has the tools evaluate anew what is made of this operator, and the operator itself. */
    void setAside(OpDefNode operator) {
        madeOf.forEach((definition, parts) -> {
            if (definition == operator || parts.contains(operator)) {
                setAside.put(definition, definition.getToolObject(tool));
                definition.setToolObject(tool, null);
            }
        });
    }

    /** Gives the tools the values back that were set aside. */
    void putBack() {
        setAside.forEach((definition, value) -> definition.setToolObject(tool, value));
        setAside.clear();
    }

    /**
     * Those that an expression is made of.
     *
     * @param enters which definitions to look into
     */
    static List<OpDefNode> in(SemanticNode expression, Predicate<OpDefNode> enters) {
        List<OpDefNode> found = new ArrayList<>(Reached.from(expression, enters, part -> {}));
        found.removeIf(definition -> !isOne(definition));
        return found;
    }
}
