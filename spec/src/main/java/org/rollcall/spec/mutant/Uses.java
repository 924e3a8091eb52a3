package org.rollcall.spec.mutant;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;

/** Which definitions a definition is made of. */
final class Uses {
    private final Module module;
    private final Map<String, Set<String>> known = new HashMap<>();

    Uses(Module module) {
        this.module = module;
    }

    /** Whether one of the operators is this one, or is made of it. */
    boolean any(Collection<String> operators, String operator) {
        return operators.stream().anyMatch(each -> of(each).contains(operator))
                || of("Init").contains(operator);
    }

    private Set<String> of(String operator) {
        return known.computeIfAbsent(operator, name -> {
            Set<String> names = new HashSet<>();
            collect(module.required(name), names, new HashSet<>());
            return names;
        });
    }

    private static void collect(Definition definition, Set<String> names, Set<Definition> seen) {
        if (seen.add(definition)) {
            names.add(definition.name());
            collect(definition.body(), names, seen);
        }
    }

    private static void collect(Expression expression, Set<String> names, Set<Definition> seen) {
        if (expression instanceof Expression.Call call) {
            collect(call.definition(), names, seen);
        }
        Children.of(expression).forEach(child -> collect(child, names, seen));
    }
}
