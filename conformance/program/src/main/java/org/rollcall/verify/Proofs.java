package org.rollcall.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rollcall.proof.Outcome;
import org.rollcall.proof.Proof;
import org.rollcall.spec.tla.SanyReader;

/** The theorems of the proved modules, for any number of CPUs. */
public final class Proofs {
    /** The others take longer than these together; {@code rollcall prove} has them. */
    private static final List<String> VERIFIED = List.of("RollCallProof", "IpiNmiProof");

    private Proofs() {}

    /** Proves every obligation of the protocols that are proved. */
    public static Row run(SanyReader reader) {
        long start = System.nanoTime();
        List<String> problems = new ArrayList<>();
        int obligations = 0;
        for (String module : VERIFIED) {
            for (Outcome outcome : new Proof(reader.read(module), Set.of()).run()) {
                obligations++;
                if (!(outcome instanceof Outcome.Proved)) {
                    problems.add(module + ": not proved: " + outcome.obligation());
                }
            }
        }
        return new Row(
                "theorems for every CPU set",
                obligations + " obligations of " + VERIFIED.size() + " modules",
                problems,
                (System.nanoTime() - start) / 1e9);
    }
}
