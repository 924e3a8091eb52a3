package org.rollcall.proof.infer;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;

/** The constants and variables that an expression speaks of, in the definitions that it calls, too. */
final class Variables {
    private final Set<String> found = new LinkedHashSet<>();
    private final Set<Definition> visited = Collections.newSetFromMap(new IdentityHashMap<>());

    private Variables() {}

    /** In the order of the text. */
    static Set<String> of(Expression expression) {
        Variables variables = new Variables();
        variables.visit(expression);
        return variables.found;
    }

    private void visit(Expression expression) {
        if (expression instanceof Expression.Declared declared) {
            found.add(declared.name());
        } else if (expression instanceof Expression.Call call && visited.add(call.definition())) {
            visit(call.definition().body());
        }
        Children.of(expression).forEach(this::visit);
    }
}
