package org.rollcall.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.rollcall.spec.syntax.Module;

/** What two solvers say of one obligation. */
public record CrossCheck(Outcome first, Cvc5.Answer second) {
    private static final int AT_ONCE = 50;

    /** Whether one says that it holds, and the other that it does not. */
    public boolean disagrees() {
        return switch (second) {
            case HOLDS -> first instanceof Outcome.Refuted;
            case FAILS -> first instanceof Outcome.Proved;
            case UNDECIDED -> false;
        };
    }

    /**
     * Decides again what has an outcome.
     *
     * @param dropped names of assumptions that are not made
     * @param progress is told how many are decided
     * @throws SolverException if cvc5 can't be run
     */
    public static List<CrossCheck> of(
            Module module, Set<String> dropped, List<Outcome> outcomes, Cvc5 cvc5, IntConsumer progress) {
        List<CrossCheck> all = new ArrayList<>();
        try (Prover prover = new Prover(module, dropped)) {
            for (int from = 0; from < outcomes.size(); from += AT_ONCE) {
                List<Outcome> some = outcomes.subList(from, Math.min(from + AT_ONCE, outcomes.size()));
                List<Cvc5.Answer> answers = cvc5.decide(some.stream()
                        .map(Outcome::obligation)
                        .map(prover::smtLib)
                        .toList());
                for (int i = 0; i < some.size(); i++) {
                    all.add(new CrossCheck(some.get(i), answers.get(i)));
                }
                progress.accept(all.size());
            }
        }
        return all;
    }
}
