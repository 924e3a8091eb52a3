package org.rollcall.spec.tla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.spec.EngineResult;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.SpecificationException;

/** The engine stops at a violation; its counts are those of the whole graph all the same. */
class WholeGraphTest {
    private static final String COUNTER = """
            ---- MODULE Counter ----
            EXTENDS Naturals
            VARIABLE n
            Init == n = 0
            Next == n < 9 /\\ n' = n + 1
            Low == n < 3
            LowToo == n < 5
            Natural == n \\in Nat
            Positive == n > 0
            ====
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INVARIANTS\n  Low\n  LowToo\n  Natural\n",
                "INVARIANT Low LowToo\nINVARIANT Natural\n",
                "INVARIANT LowToo \\* not for long\nINVARIANTS Natural Low\n"
            })
    void everyViolatedInvariantIsFound(String invariants) throws IOException {
        EngineResult result = run(invariants + "CHECK_DEADLOCK FALSE\n");
        assertThat(result.violated()).containsExactly("Low", "LowToo");
        assertThat(result.trace()).hasSize(4);
        assertThat(List.of(result.distinct(), result.generated(), (long) result.depth()))
                .containsExactly(10L, 10L, 10L);
    }

    @Test
    void theInitialStateMayBeBad() throws IOException {
        EngineResult result = run("INVARIANTS Positive Natural\nCHECK_DEADLOCK FALSE\n");
        assertThat(result.violated()).containsExactly("Positive");
        assertThat(result.distinct()).isEqualTo(10);
    }

    @Test
    void aDeadlockIsAViolationToo() throws IOException {
        EngineResult result = run("INVARIANT Low Natural\n");
        assertThat(result.violated()).containsExactly("Low", EngineResult.DEADLOCK);
        assertThat(result.distinct()).isEqualTo(10);
    }

    @Test
    void whatNoInvariantNamesIsNotSearchedForAgain() {
        ModelConfiguration configuration = TlaTools.ofProgram().parse("Low", "INIT Low\nNEXT Next\nINVARIANT LowToo\n");
        assertThat(configuration.without(List.of("LowToo")).text())
                .doesNotContain("LowToo")
                .contains("INIT Low");
        assertThatThrownBy(() -> configuration.without(List.of("Low")))
                .isInstanceOf(SpecificationException.class)
                .hasMessageContaining("Low");
    }

    private EngineResult run(String configuration) throws IOException {
        Files.writeString(folder.resolve("Counter.tla"), COUNTER);
        return TlaTools.of(folder)
                .runConfigured("Counter", "INIT Init\nNEXT Next\n" + configuration, Duration.ofMinutes(1));
    }
}
