package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rollcall.spec.syntax.Expression;

/**
 * What obligations assume, as one solver has it. A hypothesis that names several things, such as an invariant, is taken
 * apart: each named part has a switch, so that the solver can be asked what follows from some of them. What two
 * obligations in a row have in common stays with the solver.
 */
final class Premises {
    private final Solver solver;
    private final Context z3;
    private final Function<Claim, List<BoolExpr>> formulas;
    private final List<Claim> given = new ArrayList<>();
    private final List<List<String>> switched = new ArrayList<>();
    private final Map<String, BoolExpr> switches = new LinkedHashMap<>();

    Premises(Solver solver, Context z3, Function<Claim, List<BoolExpr>> formulas) {
        this.solver = solver;
        this.z3 = z3;
        this.formulas = formulas;
    }

    Solver solver() {
        return solver;
    }

    /** Assumes these and nothing else. */
    void assume(List<Claim> hypotheses) {
        int common = 0;
        while (common < Math.min(given.size(), hypotheses.size())
                && given.get(common).equals(hypotheses.get(common))) {
            common++;
        }
        solver.pop(given.size() - common);
        given.subList(common, given.size()).clear();
        switched.subList(common, switched.size()).clear();
        for (Claim hypothesis : hypotheses.subList(common, hypotheses.size())) {
            solver.push();
            given.add(hypothesis);
            switched.add(add(hypothesis));
        }
    }

    private List<String> add(Claim hypothesis) {
        List<String> names = new ArrayList<>();
        for (Expression part : Conjuncts.named(hypothesis.expression())) {
            List<BoolExpr> meaning = formulas.apply(new Claim(part, hypothesis.after()));
            if (part == hypothesis.expression()) {
                Prover.add(solver, meaning);
            } else {
                String name = ((Expression.Call) part).definition().name();
                names.add(name);
                Prover.add(solver, List.of(z3.mkImplies(switchOf(name), meaning.get(0))));
                Prover.add(solver, meaning.subList(1, meaning.size()));
            }
        }
        return names;
    }

    private BoolExpr switchOf(String name) {
        return switches.computeIfAbsent(name, each -> z3.mkBoolConst("assumed." + each));
    }

    /** The names of the parts. */
    Stream<String> names() {
        return switched.stream().flatMap(List::stream);
    }

    /** Whether what was pushed since follows from all of them; SATISFIABLE is no. */
    Status check() {
        return check(names());
    }

    /** The same of those that {@code some} names, and of what has no name. */
    Status check(Set<String> some) {
        return check(names().filter(some::contains));
    }

    private Status check(Stream<String> names) {
        return solver.check(names.map(this::switchOf).toArray(BoolExpr[]::new));
    }

    /** The names of those that made the last answer UNSATISFIABLE. */
    SortedSet<String> needed() {
        Set<Expr<?>> core = new HashSet<>(List.of(solver.getUnsatCore()));
        SortedSet<String> needed = new TreeSet<>();
        names().filter(name -> core.contains(switchOf(name))).forEach(needed::add);
        return needed;
    }
}
