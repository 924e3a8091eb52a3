package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.FuncDecl;
import com.microsoft.z3.Sort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;

/**
 * The solver's symbols for one module: its sorts, and one symbol for each constant and for each variable before and after a
 * step. A solver context belongs to one thread.
 */
final class Vocabulary implements AutoCloseable {
    /** No name of TLA+ has a dot, and each symbol of SMT-LIB may. */
    static final String AFTER = ".after";

    private final Context context = new Context(Map.of("model", "true", "auto_config", "true"));
    private final Sorts sorts;
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
        this.sorts = new Sorts(context, module, size);
        this.kinds = Kinds.of(module);
        module.constants().forEach(this::declare);
        FixedConstants.of(module).forEach((constant, literal) -> values.put(constant, fixed(constant, literal)));
        for (String variable : module.variables()) {
            declare(variable);
            declare(variable + AFTER);
        }
    }

    private void declare(String symbol) {
        Kind kind = kind(symbol.replace(AFTER, ""));
        if (sorts.outside().containsKey(symbol)) {
            Kind.Element element = new Kind.Element(symbol);
            values.put(
                    symbol,
                    new Value.SetOf(element, x -> context.mkNot(context.mkEq(x.term(), sorts.none(element))), true));
            values.put(sorts.outside().get(symbol), new Value.Scalar(sorts.none(element)));
        } else if (!sorts.outside().containsValue(symbol)) {
            values.put(symbol, value(symbol, kind));
        }
    }

    private Value fixed(String constant, Expression literal) {
        if (literal instanceof Expression.Text text) {
            return new Value.Scalar(sorts.text(text.value()));
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
            domain.add(sorts.sort(function.domain()));
            least = function.domain() instanceof Kind.Element element ? element : least;
            range = function.range();
        }
        if (range instanceof Kind.SetOf set) {
            domain.add(sorts.sort(set.element()));
            return applied(symbol(symbol, context.getBoolSort(), domain.toArray(Sort[]::new)), kind, List.of());
        }
        if (least != null && range instanceof Kind.Element element && !sorts.isBefore(least, element)) {
            throw new RefusedException(symbol + ": a function to " + element.set()
                    + "s is outside what the solver decides;" + " use a set or one of them");
        }
        FuncDecl<?> mapping = symbol(symbol, sorts.sort(range), domain.toArray(Sort[]::new));
        scalars.put(mapping, range);
        return applied(mapping, kind, List.of());
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

    /** The sorts of these symbols. */
    Sorts sorts() {
        return sorts;
    }

    Context context() {
        return context;
    }

    /**
     * What a symbol at some arguments may be, where it is said how many elements there are.
     *
     * @throws IllegalArgumentException if it may be any number
     */
    List<Expr<?>> valuesOf(Expr<?> term) {
        if (term.getSort().equals(sorts.sort(Kind.Text.ANY))) {
            Kind.Text kind = textKind(term);
            List<Expr<?>> values = new ArrayList<>();
            sorts.texts().forEach((text, value) -> {
                if (kind.allows(text)) {
                    values.add(value);
                }
            });
            return values;
        }
        Kind.Element element = sorts.elementKind(term);
        if (element == null) {
            throw new IllegalArgumentException("a number without a bound");
        }
        return sorts.universe(element);
    }

    /** Which strings a term may be. */
    Kind.Text textKind(Expr<?> term) {
        String text = sorts.textOf(term);
        if (text != null) {
            return new Kind.Text(Set.of(text));
        }
        if (term.isITE()) {
            return (Kind.Text) textKind(term.getArgs()[1]).or(textKind(term.getArgs()[2]));
        }
        return term.isApp() && scalars.get(term.getFuncDecl()) instanceof Kind.Text known ? known : Kind.Text.ANY;
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
