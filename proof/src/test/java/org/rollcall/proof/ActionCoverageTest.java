package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.tla.SanyReader;

/** Every action of IpiNmi is covered by the theorems, or left out with something that has a name. */
class ActionCoverageTest {
    private static final Module FRAGMENT = SanyReader.ofProgram().read("IpiNmiFragment");

    @Test
    void everyActionHasATwinOrIsLeftOutWithSomething() {
        ActionCoverage coverage = new ActionCoverage(SanyReader.ofProgram().read("IpiNmi"), FRAGMENT);
        assertThat(coverage.actions()).hasSize(88).allSatisfy(action -> {
            if (!coverage.isCovered(action)) {
                assertThat(coverage.reason(action)).isNotBlank();
            }
        });
        assertThat(coverage.actions()).filteredOn(coverage::isCovered).hasSize(44);
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
                Next == (\\E c \\in CPU : Take(c)) \\/ (\\E c \\in CPU : Leap(c))
                ====
                """);
        ActionCoverage coverage = new ActionCoverage(SanyReader.of(folder).read("New"), FRAGMENT);
        assertThat(coverage.actions()).containsExactly("Take", "Leap");
        assertThat(coverage.isCovered("Take")).isTrue();
        assertThat(coverage.isCovered("Leap")).isFalse();
        assertThatThrownBy(() -> coverage.reason("Leap"))
                .isInstanceOf(SpecificationException.class)
                .hasMessageContaining("Leap");
        assertThat(coverage.superfluous()).contains("Idle", "H1");
    }
}
