package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Model;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.syntax.Definition;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.TlaTools;

/**
 * Finds an inductive invariant: clauses about one CPU that are true in reachable states of a small model, thinned out
 * until what is left holds initially and after every step, for every set of CPUs. The module's assumptions are made.
 */
public final class Inference {
    private static final int STATES = 20_000;
    private static final int FEW_ATOMS = 12;

    private final TlaTools tools;
    private final Module module;

    public Inference(TlaTools tools, Module module) {
        this.tools = tools;
        this.module = module;
    }

    /**
     * The invariant as TLA+ lines, with a comment that says which theorems' conclusions follow from it.
     *
     * @throws IllegalStateException if the solver gives up
     */
    public List<String> run() {
        List<Map<String, SpecValue>> states = ReachableStates.of(tools, module, STATES);
        List<Atom> atoms = Atom.of(module, Kinds.of(module), states);
        List<Clause> candidates = candidates(atoms, states);
        try (Prover prover = new Prover(module, Set.of())) {
            Search search = new Search(prover, atoms);
            List<Clause> kept = search.needed(search.inductive(search.needed(candidates)));
            return lines(atoms, kept, candidates.size(), states.size(), search.implied(kept));
        }
    }

    private static List<Clause> candidates(List<Atom> atoms, List<Map<String, SpecValue>> states) {
        Set<BitSet> valuations = new LinkedHashSet<>();
        for (Map<String, SpecValue> state : states) {
            for (SpecValue cpu : ((SpecValue.SetOf) state.get(Kinds.CPU)).elements()) {
                BitSet valuation = new BitSet();
                for (int i = 0; i < atoms.size(); i++) {
                    valuation.set(i, atoms.get(i).holds().test(state, cpu));
                }
                valuations.add(valuation);
            }
        }
        List<Clause> survivors = new ArrayList<>();
        for (Clause clause : Clause.all(atoms.size(), atoms.size() <= FEW_ATOMS ? 4 : 2)) {
            if (survivors.stream().noneMatch(clause::follows)
                    && valuations.stream().allMatch(clause::holds)) {
                survivors.add(clause);
            }
        }
        return survivors;
    }

    private List<String> lines(List<Atom> atoms, List<Clause> kept, int candidates, int states, List<String> implied) {
        List<String> lines = new ArrayList<>();
        lines.add("(* " + module.name() + ": found among " + candidates + " clauses over " + atoms.size()
                + " atoms that are true in " + states + " reachable states; inductive for every set of CPUs"
                + (Proof.assumptions(module).isEmpty() ? "" : ", given Assumptions") + ". *)");
        lines.add("(* Theorems that follow from it and TypeOK: "
                + (implied.isEmpty() ? "none" : String.join(", ", implied)) + " *)");
        lines.add("Inferred ==");
        lines.add("  \\A c \\in CPU :");
        kept.forEach(clause -> lines.add("    /\\ " + clause.text(atoms)));
        return lines;
    }

    /** The solver's part. */
    private final class Search {
        private final Prover prover;
        private final Context z3;
        private final List<Atom> atoms;
        private final Expr<?> cpu;
        private final Map<Boolean, List<BoolExpr>> truths = new HashMap<>();

        Search(Prover prover, List<Atom> atoms) {
            this.prover = prover;
            this.z3 = prover.vocabulary().context();
            this.atoms = atoms;
            this.cpu = z3.mkConst("c!some", prover.vocabulary().cpuSort());
            for (boolean after : new boolean[] {false, true}) {
                Scope scope = Scope.MODULE.with(Atom.CPU_NAME, new Value.Scalar(cpu));
                truths.put(
                        after,
                        atoms.stream()
                                .map(atom -> prover.translator().formula(atom.expression(), scope, after))
                                .toList());
            }
        }

        private BoolExpr formula(Clause clause, boolean after) {
            return z3.mkOr(clause.stream()
                    .mapToObj(literal -> {
                        BoolExpr atom = truths.get(after).get(literal / 2);
                        return literal % 2 == 0 ? atom : z3.mkNot(atom);
                    })
                    .toArray(BoolExpr[]::new));
        }

        private BoolExpr isCpu() {
            return z3.mkNot(z3.mkEq(cpu, prover.vocabulary().none()));
        }

        private BoolExpr forAll(Clause clause) {
            Expr<?>[] bound = {cpu};
            return z3.mkForall(bound, z3.mkImplies(isCpu(), formula(clause, false)), 1, null, null, null, null);
        }

        /** What is left of the candidates when every step from a state that satisfies all of them keeps them. */
        List<Clause> inductive(List<Clause> candidates) {
            List<Clause> kept = new ArrayList<>(candidates);
            thin(List.of(), definition("Init").body(), kept, false);
            int before;
            do {
                before = kept.size();
                for (Expression step : Conjuncts.disjuncts(definition("Next").body())) {
                    thin(List.copyOf(kept), step, kept, true);
                }
            } while (kept.size() < before);
            return kept;
        }

        /** What is left of the clauses without those that follow from TypeOK and the rest. */
        List<Clause> needed(List<Clause> clauses) {
            List<Clause> needed = new ArrayList<>(clauses);
            for (int i = needed.size() - 1; i >= 0; i--) { // long ones first: they were built last
                Clause clause = needed.get(i);
                List<Clause> others = new ArrayList<>(needed);
                others.remove(i);
                Solver solver = prover.solver();
                Prover.add(
                        solver, prover.formulas(new Claim(definition("TypeOK").body(), false)));
                Prover.add(solver, List.of(isCpu(), z3.mkNot(formula(clause, false))));
                Prover.add(
                        solver,
                        others.stream().map(each -> formula(each, false)).toList());
                if (solver.check() == Status.UNSATISFIABLE) {
                    needed.remove(i);
                }
            }
            return needed;
        }

        private void thin(List<Clause> given, Expression claim, List<Clause> kept, boolean after) {
            Solver solver = prover.solver();
            if (after) {
                Prover.add(
                        solver, prover.formulas(new Claim(definition("TypeOK").body(), false)));
            }
            Prover.add(solver, given.stream().map(this::forAll).toList());
            Prover.add(solver, prover.formulas(new Claim(claim, false)));
            thin(solver, kept, after);
        }

        private void thin(Solver solver, List<Clause> kept, boolean after) {
            module.assumptions().forEach(fact -> Prover.add(solver, prover.formulas(new Claim(fact.body(), false))));
            module.definition(Proof.ASSUMPTIONS)
                    .ifPresent(each -> Prover.add(solver, prover.formulas(new Claim(each.body(), false))));
            Prover.add(solver, List.of(isCpu()));
            while (true) {
                BoolExpr[] broken = kept.stream()
                        .map(clause -> z3.mkNot(formula(clause, after)))
                        .toArray(BoolExpr[]::new);
                solver.push();
                Prover.add(solver, List.of(z3.mkOr(broken)));
                Status status = solver.check();
                if (status == Status.UNKNOWN) {
                    throw new IllegalStateException("the solver gave up: " + solver.getReasonUnknown());
                }
                if (status == Status.UNSATISFIABLE) {
                    return;
                }
                Model model = solver.getModel();
                kept.removeIf(clause -> model.eval(formula(clause, after), true).isFalse());
                solver.pop();
            }
        }

        private List<String> implied(List<Clause> kept) {
            List<String> implied = new ArrayList<>();
            for (Module.Fact theorem : module.theorems()) {
                List<Obligation> parts = Obligations.of(module).stream()
                        .filter(each -> each.theorem().equals(theorem.name())
                                && each.step().isEmpty())
                        .toList();
                boolean all = !parts.isEmpty() && parts.stream().allMatch(part -> follows(part, kept));
                if (all && !isInitial(parts)) {
                    implied.add(theorem.name());
                }
            }
            return implied;
        }

        private boolean isInitial(List<Obligation> parts) {
            return parts.stream()
                    .flatMap(part -> part.hypotheses().stream())
                    .anyMatch(claim -> claim.expression() instanceof Expression.Call call
                            && call.definition() == definition("Init"));
        }

        /** Whether the part follows when the found clauses take the place of the module's own invariant. */
        private boolean follows(Obligation part, List<Clause> kept) {
            Solver solver = prover.solver();
            Prover.add(solver, prover.formulas(new Claim(definition("TypeOK").body(), false)));
            Prover.add(solver, kept.stream().map(this::forAll).toList());
            for (Claim hypothesis : part.hypotheses()) {
                boolean own = hypothesis.expression() instanceof Expression.Call call
                        && call.definition().name().equals("IndInv");
                if (!own) {
                    Prover.add(solver, prover.formulas(hypothesis));
                }
            }
            List<BoolExpr> conclusion = prover.formulas(part.conclusion());
            Prover.add(solver, List.of(z3.mkNot(conclusion.get(0))));
            Prover.add(solver, conclusion.subList(1, conclusion.size()));
            return solver.check() == Status.UNSATISFIABLE;
        }

        private Definition definition(String name) {
            return module.definition(name)
                    .orElseThrow(() -> new IllegalArgumentException(module.name() + ".tla defines no " + name));
        }
    }
}
