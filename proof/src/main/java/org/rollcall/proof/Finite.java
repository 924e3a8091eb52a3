package org.rollcall.proof;

import com.microsoft.z3.Expr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.syntax.Name;

/**
 * A module for so many CPUs and no other number, as a circuit: what is said of it is decided by trying, and is no proof for
 * any other number. Belongs to one thread.
 */
public final class Finite implements AutoCloseable {
    private static final String NUMBERS = "a set is counted, which is not searched";

    private final Vocabulary vocabulary;
    private final Translator translator;
    private final Circuit circuit = new Circuit();
    private final Propositional propositional;
    private final Map<String, Function<IntPredicate, SpecValue>> before = new LinkedHashMap<>();
    private final Map<String, Function<IntPredicate, SpecValue>> after = new LinkedHashMap<>();
    private final Map<String, List<Integer>> propositions = new LinkedHashMap<>();
    private final Map<String, List<Integer>> propositionsAfter = new LinkedHashMap<>();

    /**
     * @param cpus how many CPUs there are, and elements of any other set that may be any; at least 1
     * @throws RefusedException if a constant or a variable is of a kind that can't be translated
     */
    public Finite(Module module, int cpus) {
        this.vocabulary = new Vocabulary(module, cpus);
        this.translator = new Translator(vocabulary, module.variables(), Set.of(), Set.of());
        this.propositional = new Propositional(vocabulary, circuit);
        for (String name : module.constants()) {
            before.put(name, reader(name, false));
        }
        after.putAll(before);
        propositionsAfter.putAll(propositions);
        for (String name : module.variables()) {
            before.put(name, reader(name, false));
            after.put(name, reader(name, true));
        }
    }

    private Function<IntPredicate, SpecValue> reader(String name, boolean afterStep) {
        List<Integer> nodes = new ArrayList<>();
        Function<IntPredicate, SpecValue> reader =
                reader(vocabulary.kind(name), vocabulary.value(name, afterStep), nodes);
        (afterStep ? propositionsAfter : propositions).put(name, List.copyOf(nodes));
        return reader;
    }

    /**
     * The nodes that say which value a constant or a variable has.
     *
     * @param afterStep what it has after a step; in the same order
     */
    public List<Integer> propositions(String name, boolean afterStep) {
        return Objects.requireNonNull((afterStep ? propositionsAfter : propositions).get(name), name);
    }

    public Circuit circuit() {
        return circuit;
    }

    /**
     * The node of a claim.
     *
     * @throws RefusedException if a part of it can't be translated exactly
     */
    public int node(Claim claim) {
        return node(claim.expression(), claim.after(), List.of());
    }

    /**
     * The node of an expression in which names stand for CPUs: the first for the first one, and so on.
     *
     * @throws RefusedException if a part of it can't be translated exactly
     */
    public int node(Expression expression, boolean after, List<Name> names) {
        Scope scope = Scope.MODULE;
        for (int i = 0; i < names.size(); i++) {
            scope = scope.with(
                    names.get(i),
                    new Value.Scalar(vocabulary.sorts().universe(Kind.A_CPU).get(i + 1)));
        }
        try {
            return propositional.formula(translator.formula(expression, after ? scope.primed() : scope));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(expression.place(), NUMBERS);
        }
    }

    /** The constants and the variables before or after a step, given which nodes are true. */
    public Map<String, SpecValue> state(IntPredicate truth, boolean afterStep) {
        Map<String, SpecValue> state = new LinkedHashMap<>();
        (afterStep ? after : before).forEach((name, reader) -> state.put(name, reader.apply(truth)));
        return state;
    }

    private Function<IntPredicate, SpecValue> reader(Kind kind, Value value, List<Integer> all) {
        if (kind instanceof Kind.SetOf set && value instanceof Value.SetOf members) {
            Map<SpecValue, Integer> nodes = new LinkedHashMap<>();
            elements(set.element())
                    .forEach((term, element) -> nodes.put(
                            element, propositional.formula(members.contains().apply(new Value.Scalar(term)))));
            all.addAll(nodes.values());
            return truth -> new SpecValue.SetOf(nodes.keySet().stream()
                    .filter(element -> truth.test(nodes.get(element)))
                    .toList());
        }
        if (kind instanceof Kind.From function && value instanceof Value.From mapping) {
            SortedMap<SpecValue, Function<IntPredicate, SpecValue>> readers = new TreeMap<>();
            elements(function.domain())
                    .forEach((term, argument) -> readers.put(
                            argument, reader(function.range(), mapping.at().apply(term), all)));
            return truth -> {
                SortedMap<SpecValue, SpecValue> graph = new TreeMap<>();
                readers.forEach((argument, reader) -> graph.put(argument, reader.apply(truth)));
                return new SpecValue.Function(graph);
            };
        }
        if (kind instanceof Kind.Truth) {
            int node = propositional.formula(value.term());
            all.add(node);
            return truth -> new SpecValue.Bool(truth.test(node));
        }
        if (kind instanceof Kind.Count) {
            throw new IllegalArgumentException(NUMBERS);
        }
        return scalar(value.term(), all);
    }

    /** What no question spoke of is the first that it may be. */
    private Function<IntPredicate, SpecValue> scalar(Expr<?> term, List<Integer> all) {
        List<SpecValue> values = new ArrayList<>();
        List<Integer> nodes = new ArrayList<>();
        propositional.term(term).forEach((each, node) -> {
            values.add(named((Expr<?>) each));
            nodes.add(node);
        });
        all.addAll(nodes);
        return truth -> {
            for (int i = 0; i < nodes.size(); i++) {
                if (truth.test(nodes.get(i))) {
                    return values.get(i);
                }
            }
            return values.get(0);
        };
    }

    private Map<Expr<?>, SpecValue> elements(Kind kind) {
        Map<Expr<?>, SpecValue> elements = new LinkedHashMap<>();
        if (kind instanceof Kind.Element element) {
            vocabulary.sorts().universe(element).stream().skip(1).forEach(each -> elements.put(each, named(each)));
        } else {
            vocabulary.sorts().texts().forEach((text, term) -> {
                if (kind instanceof Kind.Text some && some.allows(text)) {
                    elements.put(term, new SpecValue.Text(text));
                }
            });
        }
        return elements;
    }

    private SpecValue named(Expr<?> value) {
        String text = vocabulary.sorts().textOf(value);
        if (text != null) {
            return new SpecValue.Text(text);
        }
        Kind.Element kind = Objects.requireNonNull(vocabulary.sorts().elementKind(value));
        int number = vocabulary.sorts().universe(kind).indexOf(value);
        return new SpecValue.Constant(
                number == 0 ? vocabulary.sorts().outside().get(kind.set()) : Sorts.element(kind.set(), number));
    }

    @Override
    public void close() {
        vocabulary.close();
    }
}
