package org.rollcall.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Expression.Call;
import org.rollcall.spec.syntax.Expression.Declared;
import org.rollcall.spec.syntax.Expression.Operation;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.syntax.Operator;

/**
 * The kinds of a module's constants and variables, read off its assumptions and its definition {@code TypeOK}: a
 * conjunct {@code x \in S} or {@code x \subseteq S} for each, or {@code {x, y} \subseteq S} for several. An assumption
 * {@code x \notin S} about two constants of which nothing else is said makes S a set that may be any, as CPU is, and x the
 * value that is none of its elements, as None is.
 */
public final class Kinds {
    public static final String CPU = "CPU";
    public static final String NONE = "None";

    /** What a proof module lets variables be where TypeOK is too narrow for the values that its formulas speak of. */
    private static final String UNIVERSE = "Universe";

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, String> outside = new LinkedHashMap<>();

    private Kinds() {
        any(CPU, NONE);
    }

    private void any(String set, String none) {
        kinds.put(set, new Kind.SetOf(new Kind.Element(set)));
        kinds.put(none, new Kind.Element(set));
        outside.put(set, none);
    }

    public static Map<String, Kind> of(Module module) {
        return read(module).kinds;
    }

    /** Of each set that may be any, the constant that is none of its elements; CPU is the first. */
    static Map<String, String> outside(Module module) {
        return read(module).outside;
    }

    private static Kinds read(Module module) {
        Kinds reader = new Kinds();
        for (Module.Fact assumption : module.assumptions()) {
            reader.readAll(assumption.body());
        }
        for (String types : List.of(UNIVERSE, "TypeOK")) {
            module.definition(types).ifPresent(said -> reader.readAll(said.body()));
        }
        for (List<String> names : List.of(module.constants(), module.variables())) {
            for (String name : names) {
                if (!reader.kinds.containsKey(name)) {
                    throw new RefusedException(module.name() + ".tla: nothing says what " + name
                            + " is; add a conjunct to TypeOK (a variable) or an ASSUME (a constant)");
                }
            }
        }
        return reader;
    }

    private void readAll(Expression expression) {
        for (Expression conjunct : Conjuncts.of(expression)) {
            if (conjunct instanceof Operation operation && operation.operands().size() == 2) {
                read(
                        operation,
                        operation.operands().get(0),
                        operation.operands().get(1));
            }
        }
    }

    private void read(Operation operation, Expression named, Expression set) {
        if (operation.operator() == Operator.SUBSET_OF
                && named instanceof Operation listed
                && listed.operator() == Operator.ENUMERATION) {
            listed.operands().forEach(each -> read(each, () -> elementOf(set)));
        } else if (operation.operator() == Operator.SUBSET_OF) {
            read(named, () -> new Kind.SetOf(elementOf(set)));
        } else if (operation.operator() == Operator.IN) {
            read(named, () -> elementOf(set));
        } else if (operation.operator() == Operator.NOT_IN
                && named instanceof Declared none
                && set instanceof Declared any
                && !kinds.containsKey(none.name())
                && !kinds.containsKey(any.name())) {
            any(any.name(), none.name());
        }
    }

    /** The first that is said of a name counts. */
    private void read(Expression named, Supplier<Kind> kind) {
        if (named instanceof Declared declared && !kinds.containsKey(declared.name())) {
            kinds.put(declared.name(), kind.get());
        }
    }

    /** The kind of the elements of a set. */
    private Kind elementOf(Expression set) {
        if (set instanceof Declared declared && kinds.get(declared.name()) instanceof Kind.SetOf known) {
            return known.element();
        }
        if (set instanceof Call call && call.arguments().isEmpty()) {
            return elementOf(call.definition().body());
        }
        if (set instanceof Operation operation) {
            List<Expression> operands = operation.operands();
            switch (operation.operator()) {
                case BOOLEAN:
                    return new Kind.Truth();
                case POWER_SET:
                    return new Kind.SetOf(elementOf(operands.get(0)));
                case FUNCTION_SET:
                    return new Kind.From(elementOf(operands.get(0)), elementOf(operands.get(1)));
                case UNION:
                    return elementOf(operands.get(0)).or(elementOf(operands.get(1)));
                case INTERSECTION, DIFFERENCE:
                    return elementOf(operands.get(0));
                case IF:
                    return choice(operands.get(1), operands.get(2));
                case ENUMERATION:
                    if (!operands.isEmpty()) {
                        return operands.stream()
                                .map(this::kindOf)
                                .reduce(Kind::or)
                                .orElseThrow();
                    }
                    break;
                default:
                    break;
            }
        }
        if (set instanceof Expression.Unknown numbers && Numbers.areNaturals(numbers)) {
            return new Kind.Count();
        }
        throw new RefusedException(
                set.place(), "not a set of CPUs, strings, numbers or Booleans, or of sets or functions of these");
    }

    /** Either set may be empty, and is of any kind then. */
    private Kind choice(Expression first, Expression second) {
        if (isEmpty(first)) {
            return elementOf(second);
        }
        return isEmpty(second) ? elementOf(first) : elementOf(first).or(elementOf(second));
    }

    private static boolean isEmpty(Expression set) {
        return set instanceof Operation listed
                && listed.operator() == Operator.ENUMERATION
                && listed.operands().isEmpty();
    }

    /** The kind of one listed element. */
    private Kind kindOf(Expression element) {
        if (element instanceof Expression.Text text) {
            return new Kind.Text(Set.of(text.value()));
        }
        if (element instanceof Declared declared && kinds.containsKey(declared.name())) {
            return kinds.get(declared.name());
        }
        if (element instanceof Call call && call.arguments().isEmpty()) {
            return kindOf(call.definition().body());
        }
        if (element instanceof Operation choice && choice.operator() == Operator.IF) {
            return kindOf(choice.operands().get(1)).or(kindOf(choice.operands().get(2)));
        }
        throw new RefusedException(element.place(), "neither a CPU nor a string");
    }
}
