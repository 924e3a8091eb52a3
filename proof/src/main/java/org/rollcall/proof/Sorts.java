package org.rollcall.proof;

import com.microsoft.z3.Context;
import com.microsoft.z3.EnumSort;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Sort;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.syntax.Module;

/** The solver's sorts for one module, with the values that have a name: those outside of a set that may be any, and strings. */
final class Sorts {
    /**
     * The sort of a set that may be any, and of the value outside of it.
     *
     * @param universe that value and the elements, if it is said how many there are
     */
    private record Carrier(Sort sort, Expr<?> none, List<Expr<?>> universe) {}

    private final Context context;
    private final Map<String, String> outside;
    private final Map<String, Carrier> carriers = new LinkedHashMap<>();
    private final EnumSort<?> textSort;
    private final Map<String, Expr<?>> texts = new LinkedHashMap<>();
    private final Map<Expr<?>, String> textTerms = new HashMap<>();

    /**
     * @param size how many CPUs there are, and elements of any other set that may be any; 0 for any number
     */
    Sorts(Context context, Module module, int size) {
        this.context = context;
        this.outside = Kinds.outside(module);
        outside.forEach((set, none) -> carriers.put(set, carrier(set, none, size)));
        SortedSet<String> strings = Strings.of(module);
        strings.add(""); // a sort has at least one value
        this.textSort =
                context.mkEnumSort("Text", strings.stream().map(Sorts::symbolOf).toArray(String[]::new));
        int index = 0;
        for (String text : strings) {
            texts.put(text, textSort.getConst(index++));
        }
        texts.forEach((text, term) -> textTerms.put(term, text));
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

    /** Functions lead from sets to later ones only: where they come back, the solver finds ever more elements. */
    boolean isBefore(Kind.Element first, Kind.Element second) {
        List<String> sets = List.copyOf(carriers.keySet());
        return sets.indexOf(first.set()) < sets.indexOf(second.set());
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

    Expr<?> text(String value) {
        Expr<?> term = texts.get(value);
        if (term == null) {
            throw new IllegalArgumentException("the string does not occur in the module");
        }
        return term;
    }
}
