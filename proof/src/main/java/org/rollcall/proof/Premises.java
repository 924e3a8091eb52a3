package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rollcall.spec.syntax.Expression;

/**
 * What obligations assume, as one solver has it. A hypothesis that names several things, such as an invariant, is taken
 * apart: only parts that are wanted are there, and each has a switch, so that the solver says which it needed. What two
 * obligations in a row have in common stays with the solver; what has no parts, such as the step, comes first.
 */
final class Premises {
    private final Solver solver;
    private final Context z3;
    private final BiFunction<Claim, Set<String>, List<BoolExpr>> formulas;
    private final List<Given> given = new ArrayList<>();
    private final Map<String, BoolExpr> switches = new LinkedHashMap<>();

    /** A hypothesis about steps that keep some variables, and which of its named parts are there. */
    private record Given(Claim hypothesis, List<String> names, Set<String> kept) {}

    /**
     * @param formulas of a claim about steps that keep some variables
     */
    Premises(Solver solver, Context z3, BiFunction<Claim, Set<String>, List<BoolExpr>> formulas) {
        this.solver = solver;
        this.z3 = z3;
        this.formulas = formulas;
    }

    Solver solver() {
        return solver;
    }

    /** Assumes these and nothing else. */
    void assume(List<Claim> hypotheses) {
        assume(hypotheses, name -> true, Set.of());
    }

    /**
     * Assumes of what has named parts those that are wanted, and all else.
     *
     * @param kept variables that each step keeps of which the hypotheses speak
     */
    void assume(List<Claim> hypotheses, Predicate<String> wanted, Set<String> kept) {
        List<Given> all = hypotheses.stream()
                .map(each -> new Given(each, names(each).filter(wanted).toList(), kept))
                .sorted(Comparator.comparing(each -> !each.names().isEmpty()))
                .toList();
        int common = 0;
        while (common < Math.min(given.size(), all.size()) && given.get(common).equals(all.get(common))) {
            common++;
        }
        solver.pop(given.size() - common);
        given.subList(common, given.size()).clear();
        for (Given each : all.subList(common, all.size())) {
            solver.push();
            given.add(each);
            add(each);
        }
    }

    private static Stream<String> names(Claim hypothesis) {
        return Conjuncts.named(hypothesis.expression()).stream()
                .filter(part -> part != hypothesis.expression())
                .map(Obligations::name);
    }

    private void add(Given assumed) {
        Claim hypothesis = assumed.hypothesis();
        for (Expression part : Conjuncts.named(hypothesis.expression())) {
            if (part == hypothesis.expression()) {
                add(formulas.apply(new Claim(part, hypothesis.after()), assumed.kept()));
            } else if (assumed.names().contains(Obligations.name(part))) {
                List<BoolExpr> meaning = formulas.apply(new Claim(part, hypothesis.after()), assumed.kept());
                add(List.of(z3.mkImplies(switchOf(Obligations.name(part)), meaning.get(0))));
                add(meaning.subList(1, meaning.size()));
            }
        }
    }

    /** Adds what is no premise; the caller pushes before and pops after. */
    void add(List<BoolExpr> formulas) {
        solver.add(formulas.toArray(BoolExpr[]::new));
    }

    private BoolExpr switchOf(String name) {
        return switches.computeIfAbsent(name, each -> z3.mkBoolConst("assumed." + each));
    }

    /** The names of the parts. */
    Stream<String> names() {
        return given.stream().flatMap(each -> each.names().stream());
    }

    /** Whether what was pushed since follows from all of them; SATISFIABLE is no. */
    Status check() {
        return solver.check(names().map(this::switchOf).toArray(BoolExpr[]::new));
    }

    /** The names of those that made the last answer UNSATISFIABLE. */
    SortedSet<String> needed() {
        Set<Expr<?>> core = new HashSet<>(List.of(solver.getUnsatCore()));
        SortedSet<String> needed = new TreeSet<>();
        names().filter(name -> core.contains(switchOf(name))).forEach(needed::add);
        return needed;
    }
}
