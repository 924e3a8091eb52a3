package org.rollcall.spec.tla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.spec.EngineResult;
import org.rollcall.spec.Exploration;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;

/** The engine goes on past a violation: its counts are those of the whole graph. */
class WholeGraphTest {
    private static final String COUNTER = """
            ---- MODULE Counter ----
            EXTENDS Naturals
            VARIABLE n
            Init == n = 0
            Next == n < 9 /\\ n' = n + 1
            Low == n < 3
            LowToo == n < 5
            NotSeven == n # 7
            SevenToo == n < 7 \\/ n > 7
            Natural == n \\in Nat
            Broken == n < 5 \\/ n = TRUE
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
    void aStateMayViolateMoreThanOneInvariant() throws IOException {
        EngineResult result = run("INVARIANTS NotSeven LowToo Low SevenToo Natural\nCHECK_DEADLOCK FALSE\n");
        assertThat(result.violated()).containsExactly("Low", "LowToo", "NotSeven", "SevenToo");
        assertThat(result.trace()).hasSize(4);
    }

    @Test
    void anErrorOnTheWayIsNoResult() {
        assertThatThrownBy(() -> run("INVARIANT Broken\nCHECK_DEADLOCK FALSE\n"))
                .isInstanceOf(SpecificationException.class)
                .hasMessageContaining("Broken");
    }

    @Test
    void everyStepIsShown() throws IOException {
        List<String> shown = new ArrayList<>();
        Files.writeString(folder.resolve("Counter.tla"), COUNTER.replace("n < 9", "n < 2"));
        try (Specification counter =
                TlaTools.of(folder).openConfigured("Counter", "INIT Init\nNEXT Next\nCHECK_DEADLOCK FALSE\n")) {
            counter.check(
                    new Exploration.Observer() {
                        @Override
                        public void initial(SpecState state) {
                            shown.add("initial " + state.value("n"));
                        }

                        @Override
                        public void step(SpecState state, SpecAction action, SpecState next, boolean fresh) {
                            shown.add(state.value("n") + " " + action.name() + " " + next.value("n") + " " + fresh);
                        }

                        @Override
                        public void expanded(SpecState state) {
                            shown.add("expanded " + state.value("n"));
                        }
                    },
                    Duration.ofMinutes(1));
        }
        assertThat(shown)
                .containsExactly(
                        "initial 0", "0 Next 1 true", "expanded 0", "1 Next 2 true", "expanded 1", "expanded 2");
    }

    private EngineResult run(String configuration) throws IOException {
        Files.writeString(folder.resolve("Counter.tla"), COUNTER);
        return TlaTools.of(folder)
                .runConfigured("Counter", "INIT Init\nNEXT Next\n" + configuration, Duration.ofMinutes(1));
    }
}
