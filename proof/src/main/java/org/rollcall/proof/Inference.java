package org.rollcall.proof;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.spec.SpecValue;
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
            ClauseFormulas formulas = new ClauseFormulas(module, prover, atoms);
            Houdini houdini = new Houdini(module, prover, formulas);
            List<Clause> kept = houdini.needed(houdini.inductive(houdini.needed(candidates)));
            List<String> implied = new Consequences(module, prover, formulas).of(kept);
            return lines(atoms, kept, candidates.size(), states.size(), implied);
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
}
