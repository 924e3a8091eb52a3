package org.rollcall.proof;

import java.util.IdentityHashMap;
import java.util.Map;
import org.rollcall.spec.syntax.Module;

/**
 * What follows whether an assumption is made or not. It is asked once for all assumptions, with a proposition in the place of
 * each, of which the solver knows nothing: what it proves so holds with TRUE in that place, too.
 */
final class Regardless implements AutoCloseable {
    private final Prover prover;
    private final Map<Outcome, Boolean> known = new IdentityHashMap<>();

    Regardless(Module module) {
        this.prover = Prover.regardless(module, Proof.assumptions(module));
    }

    /** Whether it is known to follow without this assumption; otherwise it may follow, too. */
    boolean follows(Outcome outcome, String assumption) {
        return prover.isOpen(assumption)
                && known.computeIfAbsent(outcome, each -> prover.followsSoon(each.obligation()));
    }

    @Override
    public void close() {
        prover.close();
    }
}
