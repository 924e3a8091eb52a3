package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.EnumSort;
import com.microsoft.z3.Expr;
import com.microsoft.z3.FuncDecl;
import com.microsoft.z3.Sort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;

/**
 * The solver's symbols for one module: the sort of CPUs and None, the sort of strings, and one symbol for each constant
 * and for each variable before and after a step. A solver context belongs to one thread.
 */
final class Vocabulary implements AutoCloseable {
    /** No name of TLA+ has a dot, and each symbol of SMT-LIB may. */
    static final String AFTER = ".after";

    private final Context context = new Context(Map.of("model", "true", "auto_config", "true"));
    /**
     * The sort of a set that may be any, and of the value outside of it.
     *
     * @param universe that value and the elements, if it is said how many there are
     */
    private record Carrier(Sort sort, Expr<?> none, List<Expr<?>> universe) {}

    private final Map<String, String> outside;
    private final Map<String, Carrier> carriers = new LinkedHashMap<>();
    private final EnumSort<?> textSort;
    private final Map<String, Expr<?>> texts = new LinkedHashMap<>();
    private final Map<Expr<?>, String> textTerms = new HashMap<>();
    private final Map<String, Kind> kinds;
    private final Map<String, FuncDecl<?>> symbols = new LinkedHashMap<>();
    private final Map<FuncDecl<?>, Kind> scalars = new HashMap<>();
    private final Map<String, Value> values = new LinkedHashMap<>();

    /** For any number of CPUs. */
    Vocabulary(Module module) {
        this(module, 0);
    }

    /**
     * @param size how many CPUs there are, and elements of any other set that may be any; 0 for any number
     */
    Vocabulary(Module module, int size) {
        this.outside = Kinds.outside(module);
        outside.forEach((set, none) -> carriers.put(set, carrier(set, none, size)));
        this.kinds = Kinds.of(module);
        SortedSet<String> strings = Strings.of(module);
        strings.add(""); // a sort has at least one value
        this.textSort = context.mkEnumSort(
                "Text", strings.stream().map(Vocabulary::symbolOf).toArray(String[]::new));
        int index = 0;
        for (String text : strings) {
            texts.put(text, textSort.getConst(index++));
        }
        texts.forEach((text, term) -> textTerms.put(term, text));
        module.constants().forEach(this::declare);
        FixedConstants.of(module).forEach((constant, literal) -> values.put(constant, fixed(constant, literal)));
        for (String variable : module.variables()) {
            declare(variable);
            declare(variable + AFTER);
        }
    }

    /** SMT-LIB has a String of its own, and a "-"; two characters are in none of its symbols. */
    static String symbolOf(String text) {
        return '"' + text.replace("%", "%25").replace("|", "%7C").replace("\\", "%5C") + '"';
    }

    private Carrier carrier(String set, String none, int size) {
        String name = set + "+" + none;
        if (size == 0) {
            Sort sort = context.mkUninterpretedSort(name);
            return new Carrier(sort, context.mkConst(none, sort), List.of());
        }
        String[] names = IntStream.rangeClosed(0, size)
                .mapToObj(i -> i == 0 ? none : element(set, i))
                .toArray(String[]::new);
        EnumSort<?> sort = context.mkEnumSort(name, names);
        return new Carrier(sort, sort.getConsts()[0], List.of(sort.getConsts()));
    }

    /** What an element of a set that may be any is called: c1, c2, ... of CPU. */
    static String element(String set, int number) {
        return (set.equals(Kinds.CPU) ? "c" : set.toLowerCase(Locale.ROOT)) + number;
    }

    private void declare(String symbol) {
        Kind kind = kind(symbol.replace(AFTER, ""));
        if (carriers.containsKey(symbol)) {
            Kind.Element element = new Kind.Element(symbol);
            values.put(
                    symbol, new Value.SetOf(element, x -> context.mkNot(context.mkEq(x.term(), none(element))), true));
            values.put(outside.get(symbol), new Value.Scalar(none(element)));
        } else if (!outside.containsValue(symbol)) {
            values.put(symbol, value(symbol, kind));
        }
    }

    private Value fixed(String constant, Expression literal) {
        if (literal instanceof Expression.Text text) {
            return new Value.Scalar(text(text.value()));
        }
        if (literal instanceof Expression.Truth truth) {
            return new Value.Scalar(context.mkBool(truth.value()));
        }
        return kind(constant) instanceof Kind.SetOf set
                ? new Value.SetOf(set.element(), x -> context.mkFalse())
                : value(constant, false);
    }

    private Value value(String symbol, Kind kind) {
        List<Sort> domain = new ArrayList<>();
        Kind range = kind;
        Kind.Element least = null;
        while (range instanceof Kind.From function) {
            domain.add(sort(function.domain()));
            least = function.domain() instanceof Kind.Element element ? element : least;
            range = function.range();
        }
        if (range instanceof Kind.SetOf set) {
            domain.add(sort(set.element()));
            return applied(symbol(symbol, context.getBoolSort(), domain.toArray(Sort[]::new)), kind, List.of());
        }
        if (least != null && range instanceof Kind.Element element && !isBefore(least, element)) {
            throw new RefusedException(symbol + ": a function to " + element.set()
                    + "s is outside what the solver decides;" + " use a set or one of them");
        }
        FuncDecl<?> mapping = symbol(symbol, sort(range), domain.toArray(Sort[]::new));
        scalars.put(mapping, range);
        return applied(mapping, kind, List.of());
    }

    /** Functions lead from sets to later ones only: where they come back, the solver finds ever more elements. */
    private boolean isBefore(Kind.Element first, Kind.Element second) {
        List<String> sets = List.copyOf(carriers.keySet());
        return sets.indexOf(first.set()) < sets.indexOf(second.set());
    }

    private Value applied(FuncDecl<?> symbol, Kind kind, List<Expr<?>> arguments) {
        if (kind instanceof Kind.From function) {
            return new Value.From(function.domain(), x -> applied(symbol, function.range(), with(arguments, x)));
        }
        if (kind instanceof Kind.SetOf set) {
            return new Value.SetOf(set.element(), x -> (BoolExpr) application(symbol, with(arguments, x.term())), true);
        }
        return new Value.Scalar(application(symbol, arguments));
    }

    private Expr<?> application(FuncDecl<?> symbol, List<Expr<?>> arguments) {
        return context.mkApp(symbol, arguments.toArray(Expr[]::new));
    }

    private static List<Expr<?>> with(List<Expr<?>> arguments, Expr<?> last) {
        return Stream.concat(arguments.stream(), Stream.<Expr<?>>of(last)).toList();
    }

    private FuncDecl<?> symbol(String name, Sort range, Sort... domain) {
        FuncDecl<?> symbol = context.mkFuncDecl(name, domain, range);
        symbols.put(name, symbol);
        return symbol;
    }

    Sort sort(Kind kind) {
        if (kind instanceof Kind.Truth) {
            return context.getBoolSort();
        }
        if (kind instanceof Kind.Element element) {
            return carrier(element).sort();
        }
        if (kind instanceof Kind.Text) {
            return textSort;
        }
        if (kind instanceof Kind.Count) {
            return context.getIntSort();
        }
        throw new IllegalArgumentException("sets of sets and functions of functions have no sort");
    }

    Context context() {
        return context;
    }

    private Carrier carrier(Kind.Element kind) {
        Carrier carrier = carriers.get(kind.set());
        if (carrier == null) {
            throw new IllegalArgumentException(kind.set() + " is not a set that may be any");
        }
        return carrier;
    }

    /** The value that is no element of a set, None of CPU. */
    Expr<?> none(Kind.Element kind) {
        return carrier(kind).none();
    }

    Sort cpuSort() {
        return sort(Kind.A_CPU);
    }

    /** Of a set that may be any, the value outside and the elements, if it is said how many there are. */
    List<Expr<?>> universe(Kind.Element kind) {
        return carrier(kind).universe();
    }

    /** Elements of which set a term is one; null if it is not of these. */
    Kind.@Nullable Element elementKind(Expr<?> term) {
        return carriers.entrySet().stream()
                .filter(each -> each.getValue().sort().equals(term.getSort()))
                .map(each -> new Kind.Element(each.getKey()))
                .findFirst()
                .orElse(null);
    }

    /** The sets that may be any, each with the name of the value outside of it. */
    Map<String, String> outside() {
        return outside;
    }

    Map<String, Expr<?>> texts() {
        return texts;
    }

    /** The string that a term is, of which no two are equal; null if it is not known which. */
    @Nullable
    String textOf(Expr<?> term) {
        return textTerms.get(term);
    }

    /** Whether a term is a string, an element of a set of which it is said how many there are, or what is outside of one. */
    boolean isValue(Expr<?> term) {
        return textTerms.containsKey(term)
                || carriers.values().stream().anyMatch(each -> each.universe().contains(term));
    }

    /**
     * What a symbol at some arguments may be, where it is said how many elements there are.
     *
     * @throws IllegalArgumentException if it may be any number
     */
    List<Expr<?>> valuesOf(Expr<?> term) {
        if (term.getSort().equals(textSort)) {
            Kind.Text kind = textKind(term);
            List<Expr<?>> values = new ArrayList<>();
            texts.forEach((text, value) -> {
                if (kind.allows(text)) {
                    values.add(value);
                }
            });
            return values;
        }
        Kind.Element element = elementKind(term);
        if (element == null) {
            throw new IllegalArgumentException("a number without a bound");
        }
        return universe(element);
    }

    /** Which strings a term may be. */
    Kind.Text textKind(Expr<?> term) {
        String text = textOf(term);
        if (text != null) {
            return new Kind.Text(Set.of(text));
        }
        if (term.isITE()) {
            return (Kind.Text) textKind(term.getArgs()[1]).or(textKind(term.getArgs()[2]));
        }
        return term.isApp() && scalars.get(term.getFuncDecl()) instanceof Kind.Text known ? known : Kind.Text.ANY;
    }

    Expr<?> text(String value) {
        Expr<?> term = texts.get(value);
        if (term == null) {
            throw new IllegalArgumentException("the string does not occur in the module");
        }
        return term;
    }

    Kind kind(String name) {
        Kind kind = kinds.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("no constant or variable is called " + name);
        }
        return kind;
    }

    /** The symbol of a constant or a variable, before or after the step. */
    FuncDecl<?> symbol(String name, boolean after) {
        FuncDecl<?> symbol = symbols.get(after ? name + AFTER : name);
        if (symbol == null) {
            throw new IllegalArgumentException("no symbol for " + name);
        }
        return symbol;
    }

    /** The value of a constant or a variable; a constant has the same before and after the step. */
    Value value(String name, boolean after) {
        Value value = after ? values.get(name + AFTER) : null;
        if (value == null) {
            value = values.get(name);
        }
        if (value == null) {
            throw new IllegalArgumentException("no constant or variable is called " + name);
        }
        return value;
    }

    @Override
    public void close() {
        context.close();
    }
}
