package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;

/** A panic is carried out, for any set of CPUs; the invariant that this rests on is proved with the other modules. */
class PanicProgressTest {
    private static final Set<String> THEOREMS =
            Set.of("SomeStep", "StepsForward", "NoStepBack", "StaysOpen", "NoStepLost");

    @Test
    void everyObligationOfProgressIsProved() {
        Module module = SanyReader.ofProgram().read("PanicElectionProgress");
        try (Prover prover = new Prover(module, Set.of())) {
            List<Outcome> outcomes = Obligations.of(module).stream()
                    .filter(each -> THEOREMS.contains(each.theorem()))
                    .map(prover::prove)
                    .toList();
            assertThat(outcomes).hasSize(74).hasOnlyElementsOfType(Outcome.Proved.class);
        }
    }
}
