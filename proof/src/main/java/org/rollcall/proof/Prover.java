package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Params;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.syntax.Module;

/** Puts obligations to the solver. Belongs to one thread. */
public final class Prover implements AutoCloseable {
    private static final int LIMIT_MILLIS = 20_000;

    private final Module module;
    private final Vocabulary vocabulary;
    private final Translator translator;
    private final Map<Claim, List<BoolExpr>> translated = new HashMap<>();
    private @Nullable Solver solver;
    private List<Claim> given = List.of();

    /**
     * @param dropped names of assumptions that are not made
     * @throws RefusedException if a constant or a variable is of a kind that can't be translated
     */
    public Prover(Module module, Set<String> dropped) {
        this.module = module;
        this.vocabulary = new Vocabulary(module);
        this.translator = new Translator(vocabulary, dropped);
    }

    /**
     * Proves or refutes one obligation.
     *
     * @throws RefusedException if a part of it can't be translated exactly
     */
    public Outcome prove(Obligation obligation) {
        long start = System.nanoTime();
        if (solver == null || !given.equals(obligation.hypotheses())) {
            solver = solver();
            given = obligation.hypotheses();
            for (Claim hypothesis : given) {
                add(solver, formulas(hypothesis));
            }
        }
        solver.push();
        List<BoolExpr> conclusion = formulas(obligation.conclusion());
        add(solver, List.of(vocabulary.context().mkNot(conclusion.get(0))));
        add(solver, conclusion.subList(1, conclusion.size()));
        try {
            return outcome(obligation, solver, start);
        } finally {
            solver.pop();
        }
    }

    private Outcome outcome(Obligation obligation, Solver solver, long start) {
        Status status = solver.check();
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        return switch (status) {
            case UNSATISFIABLE -> new Outcome.Proved(obligation, time);
            case SATISFIABLE ->
                new Outcome.Refuted(
                        obligation,
                        time,
                        ModelReader.read(
                                module,
                                vocabulary,
                                solver.getModel(),
                                !obligation.step().isEmpty()));
            case UNKNOWN -> new Outcome.Unknown(obligation, time, solver.getReasonUnknown());
        };
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Translator translator() {
        return translator;
    }

    /** Whether some state, or some step, satisfies all the claims; an unknown answer is no. */
    boolean possible(List<Claim> claims) {
        Solver solver = solver();
        claims.forEach(claim -> add(solver, formulas(claim)));
        return solver.check() == Status.SATISFIABLE;
    }

    Solver solver() {
        Solver solver = vocabulary.context().mkSolver();
        Params parameters = vocabulary.context().mkParams();
        parameters.add("timeout", LIMIT_MILLIS);
        solver.setParameters(parameters);
        return solver;
    }

    static void add(Solver solver, List<BoolExpr> formulas) {
        solver.add(formulas.toArray(BoolExpr[]::new));
    }

    List<BoolExpr> formulas(Claim claim) {
        return translated.computeIfAbsent(claim, translator::claim);
    }

    @Override
    public void close() {
        vocabulary.close();
    }
}
