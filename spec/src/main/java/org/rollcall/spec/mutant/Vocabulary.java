package org.rollcall.spec.mutant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.syntax.Name;
import org.rollcall.spec.syntax.Operator;

/**
 * What may stand for what in a specification: which names are drawn from the same set, which sets have the same kind of
 * elements, which strings name places of the same program.
 */
final class Vocabulary {
    private final Map<Name, String> origins = new HashMap<>();
    private final Map<String, List<String>> sets = new LinkedHashMap<>();
    private final Set<List<String>> enumerations = new LinkedHashSet<>();
    private final Set<Definition> seen = new HashSet<>();
    private final Module module;

    Vocabulary(Module module, List<Definition> roots) {
        this.module = module;
        module.definitions().forEach(this::declared);
        module.definitions().stream().map(Definition::body).forEach(body -> texts(body, new HashSet<>()));
        roots.forEach(root -> origins(root.body()));
    }

    /** The set that a bound name or a parameter is drawn from, if it is known. */
    Optional<String> origin(Name name) {
        return Optional.ofNullable(origins.get(name));
    }

    /** The next set in the order of their declaration with the same kind of elements. */
    Optional<String> otherSet(String set) {
        return sets.values().stream()
                .filter(alike -> alike.contains(set) && alike.size() > 1)
                .map(alike -> next(alike, set))
                .findFirst();
    }

    /** What all elements of a set are drawn from, if that is known. */
    Optional<String> universe(String set) {
        return sets.entrySet().stream()
                .filter(each -> each.getValue().contains(set))
                .map(each -> each.getKey().substring(each.getKey().indexOf(' ') + 1))
                .findFirst();
    }

    /** The strings that may stand for this one: from each list of strings that has it, the next. */
    Set<String> otherTexts(String text) {
        Set<String> others = new LinkedHashSet<>();
        for (List<String> enumeration : enumerations) {
            if (enumeration.contains(text)) {
                others.add(next(enumeration, text));
            }
        }
        return others;
    }

    private static String next(List<String> all, String one) {
        return all.get((all.indexOf(one) + 1) % all.size());
    }

    /** {@code v \subseteq S} of the module's invariant of types, and the constants that {@code CpuSets} lists. */
    private void declared(Definition definition) {
        if (definition.name().equals("TypeOK")) {
            subset(definition.body());
            Children.of(definition.body()).forEach(this::subset);
        } else if (definition.name().equals("CpuSets")) {
            for (Expression set : Children.of(definition.body())) {
                name(set).ifPresent(constant -> alike("constants CPU", constant));
            }
        }
    }

    private void subset(Expression conjunct) {
        if (conjunct instanceof Expression.Operation within
                && within.operator() == Operator.SUBSET_OF
                && within.operands().get(0) instanceof Expression.Declared variable) {
            name(within.operands().get(1)).ifPresent(set -> alike("variables " + set, variable.name()));
        }
    }

    private void alike(String kind, String set) {
        sets.computeIfAbsent(kind, k -> new ArrayList<>()).add(set);
    }

    private static Optional<String> name(Expression expression) {
        if (expression instanceof Expression.Declared declared) {
            return Optional.of(declared.name());
        }
        return expression instanceof Expression.Call call && call.arguments().isEmpty()
                ? Optional.of(call.definition().name())
                : Optional.empty();
    }

    private void texts(Expression expression, Set<Definition> visited) {
        if (expression instanceof Expression.Operation operation && operation.operator() == Operator.ENUMERATION) {
            List<String> texts = operation.operands().stream()
                    .filter(Expression.Text.class::isInstance)
                    .map(text -> ((Expression.Text) text).value())
                    .toList();
            if (texts.size() > 1) {
                enumerations.add(texts);
            }
        }
        if (expression instanceof Expression.Call call
                && !call.definition().closed()
                && visited.add(call.definition())) {
            texts(call.definition().body(), visited);
        }
        Children.of(expression).forEach(child -> texts(child, visited));
    }

    /** A parameter is drawn from where the arguments come from, from {@code Next} on. */
    private void origins(Expression expression) {
        if (expression instanceof Expression.Quantified quantified) {
            quantified.bounds().forEach(this::bind);
        } else if (expression instanceof Expression.Filter filter) {
            bind(filter.bound());
        } else if (expression instanceof Expression.Mapping mapping) {
            bind(mapping.bound());
        } else if (expression instanceof Expression.Call call) {
            for (int i = 0; i < call.arguments().size(); i++) {
                String origin = origin(call.arguments().get(i));
                if (origin != null) {
                    origins.putIfAbsent(call.definition().parameters().get(i), origin);
                }
            }
            if (seen.add(call.definition())) {
                origins(call.definition().body());
            }
        }
        Children.of(expression).forEach(this::origins);
    }

    private @Nullable String origin(Expression argument) {
        return argument instanceof Expression.Local local ? origins.get(local.name()) : null;
    }

    private void bind(Expression.Bound bound) {
        name(bound.set())
                .map(set -> universe(set).orElse(set))
                .filter(set -> module.constants().contains(set)
                        || module.definition(set).isPresent())
                .ifPresent(set -> origins.put(bound.name(), set));
    }
}
