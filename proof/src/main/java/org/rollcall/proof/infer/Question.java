package org.rollcall.proof.infer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.proof.Circuit;
import org.sat4j.core.VecInt;
import org.sat4j.minisat.SolverFactory;
import org.sat4j.minisat.core.ICDCL;
import org.sat4j.minisat.orders.NegativeLiteralSelectionStrategy;
import org.sat4j.specs.ContradictionException;
import org.sat4j.specs.IVecInt;
import org.sat4j.specs.TimeoutException;

/** Nodes of a circuit that are required to be true, and whether others can be, too. It answers the same in every run. */
final class Question {
    /** So many wrong guesses are enough for each question. */
    private static final int CONFLICTS = 200_000;

    private final Circuit circuit;
    private final ICDCL<?> solver = SolverFactory.newGlucose21();
    private final Map<Integer, Integer> literals = new HashMap<>();
    private boolean contradictory;

    Question(Circuit circuit) {
        this.circuit = circuit;
        solver.getOrder().setPhaseSelectionStrategy(new NegativeLiteralSelectionStrategy());
        solver.setTimeoutOnConflicts(CONFLICTS);
        solver.setDBSimplificationAllowed(false);
        require(List.of(Circuit.TRUE));
    }

    /** One of these nodes is true. */
    void require(List<Integer> some) {
        add(some.stream().mapToInt(this::literal).toArray());
    }

    private void add(int... clause) {
        try {
            solver.addClause(new VecInt(clause));
        } catch (ContradictionException e) {
            contradictory = true;
        }
    }

    private int literal(int node) {
        int number = Math.abs(node);
        Integer known = literals.get(number);
        if (known == null) {
            known = literals.size() + 1;
            literals.put(number, known);
            solver.registerLiteral(known);
            define(number, known);
        }
        return node < 0 ? -known : known;
    }

    private void define(int number, int literal) {
        List<Integer> inputs = circuit.inputs(number);
        if (!inputs.isEmpty()) {
            int[] parts = inputs.stream().mapToInt(this::literal).toArray();
            int[] all = new int[parts.length + 1];
            for (int i = 0; i < parts.length; i++) {
                add(-literal, parts[i]);
                all[i] = -parts[i];
            }
            all[parts.length] = literal;
            add(all);
        }
        List<Integer> choice = circuit.choiceOf(number);
        if (!choice.isEmpty() && choice.get(0) == number) {
            only(choice.stream().mapToInt(this::literal).toArray());
        } else if (!choice.isEmpty()) {
            literal(choice.get(0));
        }
    }

    private void only(int[] choice) {
        add(choice.clone());
        for (int i = 0; i < choice.length; i++) {
            for (int j = 0; j < i; j++) {
                add(-choice[i], -choice[j]);
            }
        }
    }

    /**
     * Whether all that is required and these nodes can be true.
     *
     * @return empty if they can; otherwise those of them that can't
     * @throws UndecidedException if it takes too long
     */
    Optional<Set<Integer>> refuted(List<Integer> nodes) {
        Map<Integer, Integer> assumed = new HashMap<>();
        IVecInt assumptions = new VecInt();
        for (int node : nodes) {
            int literal = literal(node);
            assumed.put(literal, node);
            assumptions.push(literal);
        }
        try {
            if (!contradictory && solver.isSatisfiable(assumptions)) {
                return Optional.empty();
            }
        } catch (TimeoutException e) {
            throw new UndecidedException("a question took more than " + CONFLICTS + " wrong guesses");
        }
        Set<Integer> core = new HashSet<>();
        IVecInt explanation = contradictory ? null : solver.unsatExplanation();
        for (int i = 0; explanation != null && i < explanation.size(); i++) {
            Integer node = assumed.get(explanation.get(i));
            if (node != null) {
                core.add(node);
            }
        }
        return Optional.of(core);
    }

    /** Whether a node was true in the last answer that said so. */
    boolean isTrue(int node) {
        Integer literal = literals.get(Math.abs(node));
        return literal == null ? evaluated(node) : solver.model(literal) == node > 0;
    }

    /** A proposition that no question spoke of is false. */
    private boolean evaluated(int node) {
        List<Integer> inputs = circuit.inputs(Math.abs(node));
        return (!inputs.isEmpty() && inputs.stream().allMatch(this::isTrue)) == node > 0;
    }
}
