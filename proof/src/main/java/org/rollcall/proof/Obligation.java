package org.rollcall.proof;

import java.util.List;

/**
 * One thing to prove: the conclusion follows from the hypotheses.
 *
 * @param theorem the name of the theorem that it is a part of
 * @param step the action whose steps it is about, or "" if it is about single states
 * @param goal the name of the conclusion
 */
public record Obligation(String theorem, String step, String goal, List<Claim> hypotheses, Claim conclusion) {

    @Override
    public String toString() {
        return theorem + ": " + (step.isEmpty() ? "" : step + " => ") + goal;
    }
}
