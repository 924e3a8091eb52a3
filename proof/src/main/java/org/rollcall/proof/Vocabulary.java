package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.EnumSort;
import com.microsoft.z3.Expr;
import com.microsoft.z3.FuncDecl;
import com.microsoft.z3.Sort;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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

    private static final String CPU_SORT = "CPU+None";

    private final Context context = new Context(Map.of("model", "true", "auto_config", "true"));
    private final Sort cpuSort;
    private final List<Expr<?>> universe;
    private final EnumSort<?> textSort;
    private final Map<String, Expr<?>> texts = new LinkedHashMap<>();
    private final Map<Expr<?>, String> textTerms = new HashMap<>();
    private final Map<String, Kind> kinds;
    private final Map<String, FuncDecl<?>> symbols = new LinkedHashMap<>();
    private final Map<FuncDecl<?>, Kind> scalars = new HashMap<>();
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Expr<?> none;

    /** For any number of CPUs. */
    Vocabulary(Module module) {
        this(module, 0);
    }

    /**
     * @param cpus how many CPUs there are; 0 for any number
     */
    Vocabulary(Module module, int cpus) {
        if (cpus == 0) {
            this.cpuSort = context.mkUninterpretedSort(CPU_SORT);
            this.universe = List.of();
            this.none = context.mkConst(Kinds.NONE, cpuSort);
        } else {
            String[] names = IntStream.rangeClosed(0, cpus)
                    .mapToObj(i -> i == 0 ? Kinds.NONE : "c" + i)
                    .toArray(String[]::new);
            EnumSort<?> sort = context.mkEnumSort(CPU_SORT, names);
            this.cpuSort = sort;
            this.universe = List.of(sort.getConsts());
            this.none = universe.get(0);
        }
        this.kinds = Kinds.of(module);
        SortedSet<String> strings = Strings.of(module);
        strings.add(""); // a sort has at least one value
        this.textSort = context.mkEnumSort( // SMT-LIB has a String of its own, and a "-"
                "Text", strings.stream().map(text -> '"' + text + '"').toArray(String[]::new));
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

    private void declare(String symbol) {
        Kind kind = kind(symbol.replace(AFTER, ""));
        values.put(
                symbol,
                switch (symbol) {
                    case Kinds.CPU -> new Value.SetOf(new Kind.Cpu(), x -> context.mkNot(context.mkEq(x.term(), none)));
                    case Kinds.NONE -> new Value.Scalar(none);
                    default -> value(symbol, kind);
                });
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
        if (kind instanceof Kind.SetOf set) {
            FuncDecl<?> predicate = symbol(symbol, context.getBoolSort(), sort(set.element()));
            return new Value.SetOf(set.element(), x -> (BoolExpr) context.mkApp(predicate, x.term()), true);
        }
        if (kind instanceof Kind.FromCpu function) {
            if (function.range() instanceof Kind.SetOf set) {
                FuncDecl<?> relation = symbol(symbol, context.getBoolSort(), cpuSort, sort(set.element()));
                return new Value.FromCpu(
                        set,
                        cpu -> new Value.SetOf(
                                set.element(), x -> (BoolExpr) context.mkApp(relation, cpu, x.term()), true));
            }
            if (function.range() instanceof Kind.Cpu) {
                throw new RefusedException(
                        symbol + ": a function to CPUs is outside what the solver decides; use a set or one CPU");
            }
            FuncDecl<?> mapping = symbol(symbol, sort(function.range()), cpuSort);
            scalars.put(mapping, function.range());
            return new Value.FromCpu(function.range(), cpu -> new Value.Scalar(context.mkApp(mapping, cpu)));
        }
        FuncDecl<?> scalar = symbol(symbol, sort(kind));
        scalars.put(scalar, kind);
        return new Value.Scalar(context.mkApp(scalar));
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
        if (kind instanceof Kind.Cpu) {
            return cpuSort;
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

    Expr<?> none() {
        return none;
    }

    Sort cpuSort() {
        return cpuSort;
    }

    /** None and the CPUs, if it is said how many there are. */
    List<Expr<?>> universe() {
        return universe;
    }

    /** There are at most so many CPUs. */
    BoolExpr atMost(int cpus) {
        Expr<?> any = context.mkConst("any", cpuSort);
        BoolExpr[] each = Stream.concat(
                        Stream.of(none),
                        Stream.generate(() -> context.mkFreshConst("cpu", cpuSort))
                                .limit(cpus))
                .map(cpu -> context.mkEq(any, cpu))
                .toArray(BoolExpr[]::new);
        return context.mkForall(new Expr<?>[] {any}, context.mkOr(each), 1, null, null, null, null);
    }

    Map<String, Expr<?>> texts() {
        return texts;
    }

    /** The string that a term is, of which no two are equal; null if it is not known which. */
    @Nullable
    String textOf(Expr<?> term) {
        return textTerms.get(term);
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
