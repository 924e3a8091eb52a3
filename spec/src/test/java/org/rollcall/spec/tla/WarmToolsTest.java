package org.rollcall.spec.tla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.spec.EngineResult;

/** Tools that have served a model serve the next one as if it were their first. */
class WarmToolsTest {
    private static final String COUNTER = """
            ---- MODULE Counter ----
            EXTENDS Naturals
            CONSTANT Limit
            VARIABLE n
            Last == Limit - 1
            Step == 1
            Two == 2
            Init == n = 0
            Next == n < Last /\\ n' = n + Step
            Spec == Init /\\ [][Next]_n
            Fair == Spec /\\ WF_n(Next)
            Ends == <>(n = Last)
            Passes == <>(n = Last + 1)
            ====
            """;

    @TempDir
    Path folder;

    private TlaTools tools;

    private long distinct(String configuration) {
        EngineResult result = run("INIT Init\nNEXT Next\n" + configuration);
        assertThat(result.violated()).isEmpty();
        return result.distinct();
    }

    private EngineResult run(String configuration) {
        return tools.runConfigured("Counter", "CHECK_DEADLOCK FALSE\n" + configuration, Duration.ofMinutes(1));
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("Counter.tla"), text);
        if (tools == null) {
            tools = TlaTools.of(folder);
        }
    }

    @Test
    void constantsAndWhatIsMadeOfThemAreThoseOfTheConfiguration() throws IOException {
        write(COUNTER);
        assertThat(List.of(
                        distinct("CONSTANT Limit = 9\n"),
                        distinct("CONSTANT Limit = 5\n"),
                        distinct("CONSTANT Limit = 9\n  Step <- Two\n"),
                        distinct("CONSTANT Limit = 7\n")))
                .containsExactly(9L, 5L, 5L, 7L);
    }

    @Test
    void aModuleThatHasChangedIsReadAgain() throws IOException {
        write(COUNTER);
        assertThat(distinct("CONSTANT Limit = 9\n")).isEqualTo(9);
        write(COUNTER.replace("Step == 1", "Step == 4"));
        assertThat(distinct("CONSTANT Limit = 9\n")).isEqualTo(3);
    }

    @Test
    void anErrorInABehaviourDoesNotHideTheNext() throws IOException {
        write(COUNTER);
        String fair = "SPECIFICATION Fair\nCONSTANT Limit = 4\n";
        assertThat(run(fair + "PROPERTY Passes\n").violated()).isNotEmpty();
        assertThat(run(fair + "PROPERTY Ends\n").violated()).isEmpty();
        assertThat(run(fair + "PROPERTY Passes\n").violated()).isNotEmpty();
        assertThat(run("SPECIFICATION Spec\nCONSTANT Limit = 4\nPROPERTY Ends\n")
                        .violated())
                .isNotEmpty();
    }
}
