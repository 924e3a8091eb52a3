package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Expr;
import com.microsoft.z3.IntNum;
import com.microsoft.z3.Model;
import com.microsoft.z3.Sort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.syntax.Module;

/** The solver's model of a refuted obligation as TLA+ values; CPUs are called c1, c2, ... */
final class ModelReader {
    private final Vocabulary vocabulary;
    private final Model model;
    private final Map<Kind.Element, Map<Expr<?>, SpecValue>> elements = new HashMap<>();

    private ModelReader(Vocabulary vocabulary, Model model) {
        this.vocabulary = vocabulary;
        this.model = model;
        vocabulary
                .sorts()
                .outside()
                .forEach((set, none) -> elements.put(new Kind.Element(set), named(new Kind.Element(set), none)));
    }

    private Map<Expr<?>, SpecValue> named(Kind.Element kind, String none) {
        Map<Expr<?>, SpecValue> names = new LinkedHashMap<>();
        names.put(none(kind), new SpecValue.Constant(none));
        List<Expr<?>> universe = vocabulary.sorts().universe(kind);
        for (Expr<?> element : universe.isEmpty() ? universe(kind) : universe) {
            names.computeIfAbsent(element, each -> new SpecValue.Constant(Sorts.element(kind.set(), names.size())));
        }
        return names;
    }

    /** Of a sort that no formula of the obligation speaks of the model has no universe. */
    private List<Expr<?>> universe(Kind.Element kind) {
        Sort sort = vocabulary.sorts().sort(kind);
        return List.of(model.getSorts()).contains(sort) ? List.of(model.getSortUniverse(sort)) : List.of();
    }

    private Expr<?> none(Kind.Element kind) {
        return model.eval(vocabulary.sorts().none(kind), true);
    }

    /**
     * @param step whether it is a step or a state
     * @param kept the variables that the step keeps: nothing was said of what they are after it
     */
    static Induction read(Module module, Vocabulary vocabulary, Model model, boolean step, Set<String> kept) {
        ModelReader reader = new ModelReader(vocabulary, model);
        Map<String, SpecValue> constants = reader.all(module.constants(), false);
        Map<String, SpecValue> before = reader.all(module.variables(), false);
        Map<String, SpecValue> after = new LinkedHashMap<>(before);
        if (step) {
            after.putAll(reader.all(
                    module.variables().stream()
                            .filter(each -> !kept.contains(each))
                            .toList(),
                    true));
        }
        return new Induction(constants, before, after);
    }

    private Map<String, SpecValue> all(List<String> names, boolean after) {
        Map<String, SpecValue> values = new LinkedHashMap<>();
        for (String name : names) {
            values.put(name, read(vocabulary.kind(name), vocabulary.value(name, after)));
        }
        return values;
    }

    private SpecValue read(Kind kind, Value value) {
        if (kind instanceof Kind.SetOf set && value instanceof Value.SetOf members) {
            List<SpecValue> elements = new ArrayList<>();
            candidates(set.element()).forEach((term, element) -> {
                if (model.eval(members.contains().apply(new Value.Scalar(term)), true)
                        .isTrue()) {
                    elements.add(element);
                }
            });
            return new SpecValue.SetOf(elements);
        }
        if (kind instanceof Kind.From function && value instanceof Value.From mapping) {
            SortedMap<SpecValue, SpecValue> graph = new TreeMap<>();
            candidates(function.domain()).forEach((term, argument) -> {
                if (!(function.domain() instanceof Kind.Element element && term.equals(none(element)))) {
                    graph.put(argument, read(function.range(), mapping.at().apply(term)));
                }
            });
            return new SpecValue.Function(graph);
        }
        return scalar(kind, value.term());
    }

    private Map<Expr<?>, SpecValue> candidates(Kind kind) {
        if (kind instanceof Kind.Element element) {
            return elements.getOrDefault(element, Map.of());
        }
        Map<Expr<?>, SpecValue> texts = new LinkedHashMap<>();
        vocabulary.sorts().texts().forEach((text, term) -> {
            if (kind instanceof Kind.Text allowed && allowed.allows(text)) { // nothing was said of the others
                texts.put(term, new SpecValue.Text(text));
            }
        });
        return texts;
    }

    private SpecValue scalar(Kind kind, Expr<?> term) {
        Expr<?> value = model.eval(term, true);
        if (kind instanceof Kind.Truth) {
            return new SpecValue.Bool(((BoolExpr) value).isTrue());
        }
        if (value instanceof IntNum number) {
            return new SpecValue.Int(number.getInt());
        }
        SpecValue read =
                candidates(kind instanceof Kind.Text ? Kind.Text.ANY : kind).get(value);
        if (read == null) {
            throw new IllegalStateException("the solver's model has no value for " + term);
        }
        return read;
    }
}
