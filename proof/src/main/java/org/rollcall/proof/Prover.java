package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Params;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import com.microsoft.z3.Z3Exception;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.syntax.Module;

/** Puts obligations to the solver. Belongs to one thread. */
public final class Prover implements AutoCloseable {
    /** For each question to the solver. */
    private static final Map<String, Integer> LIMITS = Map.of("timeout", 20_000);

    private final Module module;
    private final Map<String, Integer> limits;
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
        this(module, dropped, LIMITS);
    }

    Prover(Module module, Set<String> dropped, Map<String, Integer> limits) {
        this.module = module;
        this.limits = limits;
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
        } catch (Z3Exception e) { // no answer is no proof
            solver = null;
            return new Outcome.Unknown(obligation, since(start), String.valueOf(e.getMessage()));
        } finally {
            if (solver != null) {
                solver.pop();
            }
        }
    }

    private Outcome outcome(Obligation obligation, Solver solver, long start) {
        Status status = solver.check();
        Duration time = since(start);
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

    /**
     * The obligation as a script in SMT-LIB 2.6 that any solver can read; {@code unsat} means that it holds.
     *
     * @throws RefusedException if a part of it can't be translated exactly
     */
    public String smtLib(Obligation obligation) {
        List<BoolExpr> assumed = new ArrayList<>();
        obligation.hypotheses().forEach(hypothesis -> assumed.addAll(formulas(hypothesis)));
        List<BoolExpr> conclusion = formulas(obligation.conclusion());
        assumed.addAll(conclusion.subList(1, conclusion.size()));
        return vocabulary
                .context()
                .benchmarkToSMTString(
                        module.name() + ", " + obligation,
                        "ALL",
                        "unknown",
                        "",
                        assumed.toArray(BoolExpr[]::new),
                        vocabulary.context().mkNot(conclusion.get(0)));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
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
        limits.forEach(parameters::add);
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
