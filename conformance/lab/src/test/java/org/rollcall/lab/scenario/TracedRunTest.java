package org.rollcall.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.lab.build.LabFolder;
import org.rollcall.lab.guest.FakeQemu;
import org.rollcall.lab.kernel.SystemMap;
import org.rollcall.roll.Reason;
import org.rollcall.roll.ReasonCode;
import org.rollcall.roll.Verdict;

/**
 * Runs that were traced by Linux 6.12.117 and 7.3-rc7, made by rollcall lab build, and are played back. Of the traces most timers, wake-ups
 * and masks are left out; their heads count what is left.
 */
class TracedRunTest {
    @TempDir
    Path dir;

    private Outcome played(String scenario) throws IOException {
        return played("traced", scenario);
    }

    private Outcome played(String folder, String scenario) throws IOException {
        for (String part : List.of("console.log", "side.txt")) {
            String name = folder + "/" + scenario + "." + part;
            try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(name), name)) {
                Files.write(dir.resolve(part), in.readAllBytes());
            }
        }
        String script = "cat '" + dir.resolve("console.log") + "'; cat '" + dir.resolve("side.txt")
                + "' > \"$SIDE\"; exec sleep 60";
        String qemu = FakeQemu.options(dir, script).qemu();
        var lab = new LabFolder(dir);
        return new ScenarioRun(
                        lab.files(), () -> SystemMap.read(lab.systemMap()), lab.runs(), qemu, Duration.ofSeconds(20))
                .run(Scenarios.named(scenario).traced());
    }

    private static List<String> told(Outcome outcome, ReasonCode code) {
        return outcome.calls().stream()
                .flatMap(call -> call.reasons().stream())
                .filter(reason -> reason.code() == code)
                .map(Reason::text)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hard-lockup", "hard-lockup-no-pseudo-nmi", "backtrace-then-kdb"})
    void theTraceAgreesWithConsoleAndCounts(String scenario) throws IOException {
        Outcome outcome = played(scenario);
        assertThat(outcome.agreement()).isEqualTo(new Agreement.Agrees());
        assertThat(outcome.calls()).noneMatch(call -> call.verdict() == Verdict.IMPOSSIBLE);
        assertThat(told(outcome, ReasonCode.TRACE_UNKNOWN)).isEmpty();
    }

    /** Of 7.3-rc7; hard-lockup needs the repair of its muted console. */
    @ParameterizedTest
    @ValueSource(strings = {"hard-lockup", "kdb-missed"})
    void soItDoesOnLinux73(String scenario) throws IOException {
        Outcome outcome = played("traced-7.3", scenario);
        assertThat(outcome.agreement()).isEqualTo(new Agreement.Agrees());
        assertThat(outcome.calls()).noneMatch(call -> call.verdict() == Verdict.IMPOSSIBLE);
    }

    /** The debugger's roundup came to the others by an ordinary interrupt, and not to the CPU that loops. */
    @Test
    void theCpuThatTheDebuggerMissedTookNoInterrupt() throws IOException {
        Outcome outcome = played("traced-7.3", "kdb-missed");
        assertThat(outcome.calls()).singleElement().satisfies(call -> {
            assertThat(call.verdict()).isEqualTo(Verdict.MISSED);
            assertThat(call.missed()).hasToString("2");
        });
        assertThat(outcome.interrupts().get("KGDB roundup interrupts")).containsEntry(2, 0);
    }

    /** CPU 2 counted no such interrupt, and its last event says why. */
    @Test
    void theSilentCpuNeverTookTheInterruptAndIsSeenToDisableThem() throws IOException {
        Outcome outcome = played("hard-lockup-no-pseudo-nmi");
        assertThat(outcome.interrupts().get("CPU backtrace interrupts")).containsEntry(2, 0);
        assertThat(told(outcome, ReasonCode.TRACE_NEVER_TAKEN))
                .singleElement()
                .asString()
                .startsWith("CPU 2: never took the interrupt")
                .contains("it disabled interrupts in lkdtm_HARDLOCKUP (line ");
    }

    /** The locked-up CPU hears a pseudo-NMI. */
    @Test
    void nothingIsSaidOfACpuThatAnswered() throws IOException {
        Outcome outcome = played("hard-lockup");
        assertThat(told(outcome, ReasonCode.TRACE_NEVER_TAKEN)).isEmpty();
        assertThat(outcome.calls()).extracting(call -> call.verdict()).containsExactly(Verdict.COMPLETE);
    }
}
