package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rollcall.proof.Conjuncts;
import org.rollcall.spec.syntax.Children;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;

/** The strings that a constant or a variable may hold, read off what says of which kind it is. */
final class Strings {
    private Strings() {}

    static SortedSet<String> of(Module module, String name) {
        List<Expression> types =
                new ArrayList<>(Conjuncts.of(module.required(Goal.TYPES).body()));
        module.assumptions().forEach(fact -> types.addAll(Conjuncts.of(fact.body())));
        SortedSet<String> strings = new TreeSet<>();
        types.stream()
                .filter(type -> Children.of(type).size() == 2
                        && Children.of(type).get(0) instanceof Expression.Declared declared
                        && declared.name().equals(name))
                .forEach(type -> collect(type, strings));
        return strings;
    }

    private static void collect(Expression expression, SortedSet<String> into) {
        if (expression instanceof Expression.Text text) {
            into.add(text.value());
        } else if (expression instanceof Expression.Call call) {
            collect(call.definition().body(), into);
        }
        Children.of(expression).forEach(each -> collect(each, into));
    }
}
