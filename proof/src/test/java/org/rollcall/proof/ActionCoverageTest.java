package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.spec.tla.SanyReader;

/** Theorem Simulates is about every action of IpiNmi. */
class ActionCoverageTest {
    @Test
    void everyActionIsInTheTheorem() {
        ActionCoverage coverage = new ActionCoverage(SanyReader.ofProgram().read("IpiNmiBridgeProof"));
        assertThat(coverage.actions())
                .hasSize(88)
                .allSatisfy(action -> assertThat(coverage.seen(action)).isNotBlank())
                .allMatch(coverage::isCovered);
        assertThat(coverage.superfluous()).isEmpty();
    }

    @Test
    void anActionThatNobodyThoughtOfIsFound(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("New.tla"), """
                ---- MODULE New ----
                CONSTANT CPU
                VARIABLE x
                Take(c) == x' = c
                Leap(c) == x' = c
                Rest(c) == x' = x
                Next == (\\E c \\in CPU : Take(c)) \\/ (\\E c \\in CPU : Leap(c))
                Maps == (\\A c \\in CPU : Take(c) => Rest(c)) /\\ (\\A c \\in CPU : Rest(c) => FALSE)
                ====
                """);
        ActionCoverage coverage = new ActionCoverage(SanyReader.of(folder).read("New"));
        assertThat(coverage.actions()).containsExactly("Take", "Leap");
        assertThat(coverage.seen("Take")).isEqualTo("Rest");
        assertThat(coverage.isCovered("Take")).isTrue();
        assertThatThrownBy(() -> coverage.seen("Leap")).hasMessageContaining("Leap");
        assertThat(coverage.superfluous()).containsExactly("Rest");
    }
}
