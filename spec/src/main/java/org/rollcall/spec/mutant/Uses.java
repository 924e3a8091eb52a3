package org.rollcall.spec.mutant;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;

/** Which definitions a definition is made of. Asked by all threads of a hunt. */
final class Uses {
    private final Module module;
    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> read = new ConcurrentHashMap<>();
    private final Set<String> sets = new HashSet<>();

    Uses(Module module) {
        this.module = module;
        sets(module.required("Next").body(), sets);
    }

    /** Whether one of the actions is this one, or is made of it, or all actions are: their arguments, the initial states. */
    boolean any(Collection<String> actions, String operator) {
        return actions.stream().anyMatch(each -> isMadeOf(each, operator))
                || of("Init").contains(operator);
    }

    /** Whether an action is this operator or is made of it. */
    boolean isMadeOf(String action, String operator) {
        return of(action).contains(operator) || sets.contains(operator);
    }

    /** The sets that {@code Next} names. */
    private static void sets(Expression expression, Set<String> names) {
        if (expression instanceof Expression.Call call && !new Formulas().isPrimed(call)) {
            names.add(call.definition().name());
        }
        Children.of(expression).forEach(child -> sets(child, names));
    }

    /** Whether it is a definition, and not a part of one, which the tools name by its place. */
    boolean knows(String property) {
        return module.definition(property).isPresent();
    }

    /**
     * Whether one of the properties is made of the operator itself, and not only of the steps of {@code Next}. A property that
     * is not known may be.
     */
    boolean byProperties(Collection<String> properties, String operator) {
        return properties.stream()
                .anyMatch(each -> !knows(each)
                        || read.computeIfAbsent(each, this::withoutNext).contains(operator));
    }

    private Set<String> withoutNext(String property) {
        Set<String> names = new HashSet<>();
        collect(module.required(property), names, new HashSet<>(Set.of(module.required("Next"))));
        return names;
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
