package org.rollcall.proof.infer;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.proof.Claim;
import org.rollcall.proof.Conjuncts;
import org.rollcall.proof.Induction;
import org.rollcall.proof.Prover;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.syntax.Operator;

/** The clauses that are believed at present, as the solver has them: for the initial states, for each action, for each goal. */
final class Clauses {
    /** A step from a state that satisfies all clauses, or a state twice. */
    record Found(Map<String, SpecValue> before, Map<String, SpecValue> after) {}

    /**
     * An answer.
     *
     * @param found null if there is no counterexample
     * @param used the clauses that exclude one
     */
    record Answer(@Nullable Found found, Set<Cube> used) {}

    /**
     * What is assumed together.
     *
     * @param changed the variables that may change
     */
    private record Situation(Solver solver, Set<String> changed) {}

    private final Module module;
    private final Prover prover;
    private final Solver initial;
    private final List<List<Claim>> actions;
    private final Map<List<Claim>, Situation> situations = new LinkedHashMap<>();
    private final Map<Cube, BoolExpr> switches = new LinkedHashMap<>();
    private final Map<Cube, Integer> levels = new LinkedHashMap<>();
    private final BoolExpr initially;

    Clauses(Module module, Prover prover) {
        this.module = module;
        this.prover = prover;
        this.actions = Conjuncts.disjuncts(module.required("Next").body()).stream()
                .map(action -> List.of(new Claim(action, false)))
                .toList();
        this.initially = prover.proposition("initially");
        this.initial = solver();
        Prover.add(initial, prover.formulas(new Claim(module.required("Init").body(), false)));
    }

    private Solver solver() {
        Solver solver = prover.solver();
        module.assumptions().forEach(fact -> Prover.add(solver, prover.formulas(new Claim(fact.body(), false))));
        return solver;
    }

    /** The actions of the module, each as a goal's only hypothesis. */
    List<List<Claim>> actions() {
        return actions;
    }

    private Situation situation(List<Claim> hypotheses) {
        return situations.computeIfAbsent(hypotheses, key -> {
            Solver solver = solver();
            Prover.add(
                    solver,
                    prover.formulas(new Claim(module.required(Goal.TYPES).body(), false)));
            key.forEach(claim -> Prover.add(solver, prover.formulas(claim)));
            prover.addIf(solver, initially, new Claim(module.required("Init").body(), false));
            switches.forEach((cube, on) -> prover.addIf(solver, on, new Claim(cube.clause(), false)));
            Expression last = key.isEmpty() ? null : key.get(key.size() - 1).expression();
            return new Situation(solver, last == null ? Set.of() : Changes.of(last, module.variables()));
        });
    }

    /** The clauses that hold for so many steps at least. */
    Set<Cube> at(int level) {
        Set<Cube> some = new LinkedHashSet<>();
        levels.forEach((cube, each) -> {
            if (each >= level) {
                some.add(cube);
            }
        });
        return some;
    }

    int level(Cube cube) {
        return levels.get(cube);
    }

    /** The clause holds for so many steps. */
    void put(Cube cube, int level) {
        if (!switches.containsKey(cube)) {
            BoolExpr on = prover.proposition("clause." + switches.size());
            switches.put(cube, on);
            situations.values().forEach(each -> prover.addIf(each.solver(), on, new Claim(cube.clause(), false)));
        }
        levels.put(cube, level);
    }

    /** An initial state in the cube. */
    Optional<Map<String, SpecValue>> initial(Cube cube) {
        return Optional.ofNullable(ask(initial, List.of(new Claim(not(cube.clause()), false)), Set.of(), false, false)
                        .found())
                .map(Found::before);
    }

    /** Whether the goal follows. */
    Answer follows(Goal goal, int level) {
        return ask(
                situation(goal.hypotheses()).solver(),
                List.of(new Claim(
                        not(goal.conclusion().expression()), goal.conclusion().after())),
                at(level),
                false,
                goal.ofStep());
    }

    /** Whether steps of an action lead from outside the cube into it. */
    Answer enters(Cube cube, List<Claim> action, int level) {
        Situation situation = situation(action);
        Expression clause = cube.clause();
        if (Variables.of(clause).stream().noneMatch(situation.changed()::contains)) {
            return new Answer(null, Set.of());
        }
        return ask(
                situation.solver(),
                List.of(new Claim(clause, false), new Claim(not(clause), true)),
                at(level),
                level == 0,
                true);
    }

    private static Expression not(Expression expression) {
        return Cube.operation(Operator.NOT, expression);
    }

    private Answer ask(Solver solver, List<Claim> also, Set<Cube> assumed, boolean atFirst, boolean step) {
        solver.push();
        also.forEach(claim -> Prover.add(solver, prover.formulas(claim)));
        Stream<BoolExpr> on = assumed.stream().map(switches::get);
        Status status = solver.check((atFirst ? Stream.concat(Stream.of(initially), on) : on).toArray(BoolExpr[]::new));
        Answer answer = switch (status) {
            case UNSATISFIABLE -> new Answer(null, used(solver, assumed));
            case SATISFIABLE -> new Answer(found(prover.read(solver, step)), Set.of());
            case UNKNOWN -> throw new UndecidedException(solver.getReasonUnknown());
        };
        solver.pop();
        return answer;
    }

    private Set<Cube> used(Solver solver, Set<Cube> assumed) {
        Set<BoolExpr> core = new HashSet<>(List.of(solver.getUnsatCore()));
        Set<Cube> used = new LinkedHashSet<>(assumed);
        used.removeIf(cube -> !core.contains(switches.get(cube)));
        return used;
    }

    private static Found found(Induction induction) {
        Map<String, SpecValue> before = new HashMap<>(induction.constants());
        before.putAll(induction.before());
        Map<String, SpecValue> after = new HashMap<>(induction.constants());
        after.putAll(induction.after());
        return new Found(before, after);
    }
}
