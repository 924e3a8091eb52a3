package org.rollcall.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Params;
import com.microsoft.z3.Solver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;

/** The obligations of one module as formulas of one solver context; what several have in common is translated once. */
final class Encoding implements AutoCloseable {
    private final Module module;
    private final Vocabulary vocabulary;
    private final Translator translator;
    private final Unchanged unchanged;
    private final StutteringVariables stuttering;
    private final Map<Claim, Meaning> translated = new HashMap<>();

    /**
     * @param vocabulary of the module; it is closed with this
     * @param dropped names of assumptions that are not made
     * @param open names of those that may be true or not, whatever they say
     */
    Encoding(Module module, Vocabulary vocabulary, Set<String> dropped, Set<String> open) {
        this.module = module;
        this.vocabulary = vocabulary;
        this.translator = new Translator(vocabulary, module.variables(), dropped, open);
        this.unchanged = new Unchanged(module.variables());
        this.stuttering = new StutteringVariables(vocabulary);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Translator translator() {
        return translator;
    }

    Unchanged unchanged() {
        return unchanged;
    }

    /** @throws RefusedException if a part of the claim can't be translated exactly */
    Meaning meaning(Claim claim) {
        return translated.computeIfAbsent(claim, translator::claim);
    }

    /** The formulas of a claim: itself first, then what the names in it mean, and what is true of the numbers in it. */
    List<BoolExpr> formulas(Claim claim) {
        List<BoolExpr> formulas = new ArrayList<>(meaning(claim).formulas());
        formulas.addAll(facts(List.of(claim), counted -> false));
        return formulas;
    }

    /** What is true of the numbers of the sets that are counted in the claims, and of no others. */
    List<BoolExpr> facts(List<Claim> claims, Predicate<Expression> kept) {
        Set<Expr<?>> names = new HashSet<>();
        claims.forEach(claim -> names.addAll(meaning(claim).names()));
        return translator.sizes().facts(names, kept);
    }

    /** A solver that assumes nothing yet. */
    Premises premises(Params parameters) {
        return new Premises(
                solver(parameters),
                vocabulary.context(),
                (claim, kept) -> stuttering.in(meaning(claim).formulas(), kept));
    }

    Solver solver(Params parameters) {
        Solver solver = vocabulary.context().mkSolver();
        solver.setParameters(parameters);
        return solver;
    }

    /** Parameters of the solver, by their names. */
    Params parameters(Map<String, Integer> limits) {
        Params parameters = vocabulary.context().mkParams();
        limits.forEach(parameters::add);
        return parameters;
    }

    /** Makes the hypotheses the premises, those with a name if they are {@code assumed}, and pushes that the conclusion is false. */
    void deny(Obligation obligation, Premises premises, Predicate<String> assumed) {
        Set<String> kept = kept(obligation);
        premises.assume(obligation.hypotheses(), assumed, kept);
        premises.solver().push();
        List<BoolExpr> conclusion =
                stuttering.in(meaning(obligation.conclusion()).formulas(), kept);
        premises.add(List.of(vocabulary.context().mkNot(conclusion.get(0))));
        premises.add(conclusion.subList(1, conclusion.size()));
        premises.add(stuttering.in(facts(obligation, assumed), kept));
    }

    /** What is true of the numbers that the obligation speaks of. */
    private List<BoolExpr> facts(Obligation obligation, Predicate<String> assumed) {
        List<Claim> claims = parts(obligation, assumed);
        claims.add(obligation.conclusion());
        return facts(claims, counted(obligation));
    }

    /** The variables that the steps keep that the obligation is about. */
    private Set<String> kept(Obligation obligation) {
        Set<String> kept = new HashSet<>();
        actions(obligation).forEach(action -> kept.addAll(unchanged.by(action)));
        return kept;
    }

    /** Whether what is counted is the same before and after the step. */
    private Predicate<Expression> counted(Obligation obligation) {
        List<Expression> actions = actions(obligation);
        return counted -> actions.stream().anyMatch(action -> unchanged.keeps(action, counted));
    }

    private static List<Expression> actions(Obligation obligation) {
        List<Expression> actions = new ArrayList<>();
        Obligations.simulated(obligation.conclusion()).ifPresent(actions::add);
        obligation.hypotheses().stream().filter(each -> !each.after()).forEach(each -> actions.add(each.expression()));
        return actions;
    }

    /** The hypotheses, taken apart; those with a name only if it is {@code assumed}. */
    private static List<Claim> parts(Obligation obligation, Predicate<String> assumed) {
        List<Claim> parts = new ArrayList<>();
        for (Claim hypothesis : obligation.hypotheses()) {
            for (Expression part : Conjuncts.named(hypothesis.expression())) {
                if (part == hypothesis.expression() || assumed.test(Obligations.name(part))) {
                    parts.add(new Claim(part, hypothesis.after()));
                }
            }
        }
        return parts;
    }

    /** The solver's last model as a step of the obligation's action, or as a state if it is about single states. */
    Induction counterexample(Obligation obligation, Premises premises) {
        return ModelReader.read(
                module,
                vocabulary,
                premises.solver().getModel(),
                !obligation.step().isEmpty(),
                kept(obligation));
    }

    /** The obligation from the {@code assumed} parts of its hypotheses, as a script in SMT-LIB 2.6. */
    String smtLib(Obligation obligation, Predicate<String> assumed) {
        List<BoolExpr> given = new ArrayList<>();
        parts(obligation, assumed).forEach(part -> given.addAll(meaning(part).formulas()));
        List<BoolExpr> conclusion = meaning(obligation.conclusion()).formulas();
        given.addAll(conclusion.subList(1, conclusion.size()));
        given.addAll(facts(obligation, assumed));
        return vocabulary
                .context()
                .benchmarkToSMTString(
                        module.name() + ", " + obligation,
                        "ALL",
                        "unknown",
                        "",
                        given.toArray(BoolExpr[]::new),
                        vocabulary.context().mkNot(conclusion.get(0)));
    }

    @Override
    public void close() {
        vocabulary.close();
    }
}
