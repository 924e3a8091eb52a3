package org.rollcall.proof;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;

/** All strings that a module mentions; they are different from one another, and there are no others. */
final class Strings {
    private final SortedSet<String> found = new TreeSet<>();
    private final Set<Definition> visited = Collections.newSetFromMap(new IdentityHashMap<>());

    private Strings() {}

    static SortedSet<String> of(Module module) {
        Strings strings = new Strings();
        module.definitions().forEach(definition -> strings.visit(definition.body()));
        module.assumptions().forEach(assumption -> strings.visit(assumption.body()));
        module.theorems().forEach(theorem -> strings.visit(theorem.body()));
        return strings.found;
    }

    private void visit(Expression expression) {
        if (expression instanceof Expression.Text text) {
            found.add(text.value());
        } else if (expression instanceof Expression.Call call && visited.add(call.definition())) {
            visit(call.definition().body());
        }
        Children.of(expression).forEach(this::visit);
    }
}
