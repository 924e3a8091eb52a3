package org.rollcall.spec.tla;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;

/** What an expression of the tools is made of: its parts, and those of the definitions that it applies. */
final class Reached {
    private final Set<OpDefNode> definitions = new HashSet<>();
    private final Predicate<OpDefNode> enters;
    private final Consumer<SemanticNode> parts;

    private Reached(Predicate<OpDefNode> enters, Consumer<SemanticNode> parts) {
        this.enters = enters;
        this.parts = parts;
    }

    /**
     * The definitions that an expression is made of.
     *
     * @param enters which of them to look into
     * @param parts takes each part, that of a definition once
     */
    static Set<OpDefNode> from(SemanticNode expression, Predicate<OpDefNode> enters, Consumer<SemanticNode> parts) {
        Reached reached = new Reached(enters, parts);
        reached.visit(expression);
        return reached.definitions;
    }

    private void visit(SemanticNode node) {
        parts.accept(node);
        if (node instanceof OpApplNode application
                && application.getOperator() instanceof OpDefNode definition
                && definition.getBody() != null
                && definitions.add(definition)
                && enters.test(definition)) {
            visit(definition.getBody());
        }
        SemanticNode[] children = node.getChildren();
        if (children != null) {
            for (SemanticNode child : children) {
                if (child != null) {
                    visit(child);
                }
            }
        }
    }
}
