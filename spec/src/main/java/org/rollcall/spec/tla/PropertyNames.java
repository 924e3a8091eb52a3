package org.rollcall.spec.tla;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tla2sany.semantic.OpDefNode;
import tlc2.tool.impl.FastTool;
import tlc2.util.Vect;

/**
 * The properties of a configuration. The tools take one apart, and call a part that is false by the name of its definition, or by its
 * place; who reads the result looks for the property that the configuration names. Lives in the class loader of its tools.
 */
final class PropertyNames {
    private final List<String> properties = new ArrayList<>();
    private final FastTool tool;

    PropertyNames(FastTool tool) {
        this.tool = tool;
        Vect<?> named = tool.getModelConfig().getProperties();
        for (int i = 0; i < named.size(); i++) {
            properties.add(String.valueOf(named.elementAt(i)));
        }
    }

    /** The property that this is a part of; itself, if it is of none. */
    String of(String part) {
        return properties.contains(part)
                ? part
                : properties.stream()
                        .filter(property -> isPart(part, property))
                        .findFirst()
                        .orElse(part);
    }

    private boolean isPart(String part, String property) {
        Set<String> parts = new HashSet<>();
        for (OpDefNode definition : tool.getRootModule().getOpDefs()) {
            if (definition.getName().toString().equals(property)) {
                Reached.from(
                                definition.getBody(),
                                each -> true,
                                node -> parts.add(node.getLocation().toString()))
                        .forEach(reached -> parts.add(reached.getName().toString()));
            }
        }
        return parts.contains(part);
    }
}
