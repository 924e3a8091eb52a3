package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Params;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import com.microsoft.z3.Z3Exception;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;

/** Puts obligations to the solver. Belongs to one thread. */
public final class Prover implements AutoCloseable {
    /**
     * For each question to the solver: steps of its own, so that a loaded machine changes no answer (some 15 s of CPU time;
     * the longest proof takes a twentieth), and milliseconds in case it does not count them.
     */
    private static final Map<String, Integer> LIMITS = Map.of("rlimit", 40_000_000, "timeout", 300_000);

    private static final Map<String, Integer> SOON = Map.of("rlimit", 2_000_000, "timeout", 300_000);

    /** So many of its steps are enough for each proof from a hint. */
    private static final int FROM_HINT = 5_000_000;

    /** Where it is likely that there is a counterexample, it is looked for among so many CPUs first. */
    private static final int FEW = 3;

    private final Module module;
    private final Map<String, Integer> limits;
    private final Encoding encoding;
    private final SmallInstances small;
    private final Hints hints;
    private @Nullable Premises premises;
    private @Nullable Premises hinted;

    /**
     * @param dropped names of assumptions that are not made
     * @throws RefusedException if a constant or a variable is of a kind that can't be translated
     */
    public Prover(Module module, Set<String> dropped) {
        this(module, dropped, LIMITS, Hints.ofProgram());
    }

    /** For so many CPUs and no other number: quicker, and no proof. */
    static Prover bounded(Module module, int cpus) {
        return new Prover(module, new Vocabulary(module, cpus), Set.of(), Set.of(), LIMITS, Hints.none());
    }

    /** Gives up soon: for what is proved at once, or not at all. */
    public static Prover quick(Module module) {
        return new Prover(module, Set.of(), SOON, Hints.none());
    }

    /** For what follows whether the assumptions are true or not, as far as they speak of constants alone. */
    static Prover regardless(Module module, Set<String> assumptions) {
        return new Prover(module, new Vocabulary(module), Set.of(), assumptions, SOON, Hints.ofProgram());
    }

    Prover(Module module, Set<String> dropped, Map<String, Integer> limits, Hints hints) {
        this(module, new Vocabulary(module), dropped, Set.of(), limits, hints);
    }

    private Prover(
            Module module,
            Vocabulary vocabulary,
            Set<String> dropped,
            Set<String> open,
            Map<String, Integer> limits,
            Hints hints) {
        this.module = module;
        this.limits = limits;
        this.hints = hints;
        this.encoding = new Encoding(module, vocabulary, dropped, open);
        this.small = new SmallInstances(module, dropped, limits);
    }

    /**
     * Proves or refutes one obligation.
     *
     * @throws RefusedException if a part of it can't be translated exactly
     */
    public Outcome prove(Obligation obligation) {
        long start = System.nanoTime();
        Optional<String> kept = keptPart(obligation);
        if (kept.isPresent()) {
            return new Outcome.Proved(obligation, since(start), new TreeSet<>(Set.of(kept.get())));
        }
        Optional<Set<String>> hint = hints.of(module.name(), obligation);
        return hint.flatMap(parts -> fromHint(obligation, parts, start))
                .orElseGet(() -> fromAll(obligation, hint.isPresent(), start));
    }

    /** Whether the step keeps it, or it is proved from its hint; if not, nothing is known. */
    boolean followsSoon(Obligation obligation) {
        return keptPart(obligation).isPresent()
                || hints.of(module.name(), obligation)
                        .flatMap(parts -> fromHint(obligation, parts, System.nanoTime()))
                        .isPresent();
    }

    /** Whether this assumption may be true or not here. */
    boolean isOpen(String assumption) {
        return encoding.translator().isOpen(module.required(assumption));
    }

    private Optional<Outcome> fromHint(Obligation obligation, Set<String> hint, long start) {
        Premises premises = hinted();
        try {
            encoding.deny(obligation, premises, hint::contains);
            Optional<Outcome> outcome = premises.check() == Status.UNSATISFIABLE
                    ? Optional.of(new Outcome.Proved(obligation, since(start), premises.needed()))
                    : Optional.empty();
            premises.solver().pop();
            return outcome;
        } catch (Z3Exception e) { // what the hint does not decide is asked from everything
            this.hinted = null;
            return Optional.empty();
        }
    }

    private Outcome fromAll(Obligation obligation, boolean likelyRefuted, long start) {
        Premises premises = premises();
        try {
            encoding.deny(obligation, premises, name -> true);
            Outcome outcome = outcome(obligation, premises, likelyRefuted, start);
            premises.solver().pop();
            return outcome;
        } catch (Z3Exception e) { // no answer is no proof
            this.premises = null;
            return new Outcome.Unknown(obligation, since(start), String.valueOf(e.getMessage()));
        }
    }

    /** The part of the hypotheses that the conclusion is after the step, if the step keeps all that it speaks of. */
    private Optional<String> keptPart(Obligation obligation) {
        obligation.hypotheses().forEach(encoding::meaning); // what can't be translated is refused, needed or not
        encoding.meaning(obligation.conclusion());
        Expression conclusion = obligation.conclusion().expression();
        if (!obligation.conclusion().after()
                || obligation.hypotheses().stream()
                        .noneMatch(
                                each -> !each.after() && encoding.unchanged().keeps(each.expression(), conclusion))) {
            return Optional.empty();
        }
        return obligation.hypotheses().stream()
                .filter(each -> !each.after())
                .flatMap(each -> Conjuncts.named(each.expression()).stream())
                .filter(each -> isSame(each, conclusion))
                .map(Obligations::name)
                .findFirst();
    }

    private static boolean isSame(Expression left, Expression right) {
        return left instanceof Expression.Call a
                && right instanceof Expression.Call b
                && a.definition().equals(b.definition())
                && a.arguments().isEmpty();
    }

    private Premises premises() {
        if (premises == null) {
            premises = encoding.premises(encoding.parameters(limits));
        }
        return premises;
    }

    /** It takes units in late: most of the longest proofs take a third less time so. */
    private Premises hinted() {
        if (hinted == null) {
            Params parameters = encoding.parameters(limits);
            parameters.add("smt.delay_units", true);
            parameters.add("rlimit", Math.min(FROM_HINT, limits.getOrDefault("rlimit", FROM_HINT)));
            hinted = encoding.premises(parameters);
        }
        return hinted;
    }

    private Outcome outcome(Obligation obligation, Premises premises, boolean likelyRefuted, long start) {
        int tried = likelyRefuted ? FEW : 0;
        Optional<Induction> few = small.counterexample(obligation, 1, tried);
        if (few.isPresent()) {
            return new Outcome.Refuted(obligation, since(start), few.get());
        }
        Status answer = premises.check();
        if (answer == Status.UNSATISFIABLE) {
            return new Outcome.Proved(obligation, since(start), premises.needed());
        }
        String reason = premises.solver().getReasonUnknown();
        Optional<Induction> any = answer == Status.SATISFIABLE
                ? Optional.of(encoding.counterexample(obligation, premises))
                : Optional.empty();
        return small.counterexample(obligation, tried + 1, answer == Status.SATISFIABLE ? cpus(premises) - 1 : FEW)
                .or(() -> any)
                .<Outcome>map(counterexample -> new Outcome.Refuted(obligation, since(start), counterexample))
                .orElseGet(() -> new Outcome.Unknown(obligation, since(start), reason));
    }

    /** How many CPUs the last model has; 0 if it was said how many there are. */
    private int cpus(Premises premises) {
        Vocabulary vocabulary = encoding.vocabulary();
        return vocabulary.sorts().universe(Kind.A_CPU).isEmpty()
                ? premises.solver()
                                .getModel()
                                .getSortUniverse(vocabulary.sorts().cpuSort())
                                .length
                        - 1
                : 0;
    }

    /**
     * The obligation as a script in SMT-LIB 2.6 that any solver can read; {@code unsat} means that it holds.
     *
     * @throws RefusedException if a part of it can't be translated exactly
     */
    public String smtLib(Obligation obligation) {
        return encoding.smtLib(obligation, name -> true);
    }

    /** The same from the parts of the hypotheses that a proof needed: more is claimed, so {@code sat} says nothing. */
    String smtLib(Outcome.Proved proved) {
        return encoding.smtLib(proved.obligation(), proved.needed()::contains);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    Vocabulary vocabulary() {
        return encoding.vocabulary();
    }

    Translator translator() {
        return encoding.translator();
    }

    /** Whether some state, or some step, satisfies all the claims; an unknown answer is no. */
    boolean possible(List<Claim> claims) {
        Premises premises = premises();
        premises.assume(claims);
        premises.solver().push();
        premises.add(encoding.facts(claims, counted -> false));
        boolean possible = premises.check() == Status.SATISFIABLE;
        premises.solver().pop();
        return possible;
    }

    /** A solver of its own, with the limits of this prover. */
    Solver solver() {
        return encoding.solver(encoding.parameters(limits));
    }

    /** The formulas of a claim: itself first, then what the names in it mean, and what is true of the numbers in it. */
    List<BoolExpr> formulas(Claim claim) {
        return encoding.formulas(claim);
    }

    @Override
    public void close() {
        small.close();
        encoding.close();
    }
}
