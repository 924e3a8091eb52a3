package org.rollcall.proof;

import java.util.ArrayList;
import java.util.HashSet;
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
                all.addAll(decided(some, prover, cvc5));
                progress.accept(all.size());
            }
        }
        return all;
    }

    /**
     * What is proved is asked from what its proof needed first; that is quicker, and if it follows from less, it follows. Only if
     * not, and of all else, the whole is asked.
     */
    private static List<CrossCheck> decided(List<Outcome> outcomes, Prover prover, Cvc5 cvc5) {
        Set<Outcome> confirmed = new HashSet<>();
        List<Outcome.Proved> proved = outcomes.stream()
                .filter(Outcome.Proved.class::isInstance)
                .map(Outcome.Proved.class::cast)
                .toList();
        List<Cvc5.Answer> fromNeeded =
                cvc5.quickly(proved.stream().map(prover::smtLib).toList());
        for (int i = 0; i < proved.size(); i++) {
            if (fromNeeded.get(i) == Cvc5.Answer.HOLDS) {
                confirmed.add(proved.get(i));
            }
        }
        List<Outcome> open =
                outcomes.stream().filter(each -> !confirmed.contains(each)).toList();
        List<Cvc5.Answer> answers = cvc5.decide(
                open.stream().map(each -> prover.smtLib(each.obligation())).toList());
        return outcomes.stream()
                .map(each -> new CrossCheck(
                        each, confirmed.contains(each) ? Cvc5.Answer.HOLDS : answers.get(open.indexOf(each))))
                .toList();
    }
}
