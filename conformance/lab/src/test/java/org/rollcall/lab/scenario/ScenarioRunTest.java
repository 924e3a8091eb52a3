package org.rollcall.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.lab.build.LabFolder;
import org.rollcall.lab.guest.FakeQemu;
import org.rollcall.lab.guest.GuestOptions;
import org.rollcall.lab.guest.LabException;

/** Whole runs, with a QEMU that plays back what a real one said. */
class ScenarioRunTest {
    @TempDir
    Path dir;

    @BeforeEach
    void recordings() throws IOException {
        for (String scenario : new String[] {"hard-lockup-no-pseudo-nmi", "backtrace-then-kdb"}) {
            Files.writeString(
                    dir.resolve(scenario + ".console"), Recorded.console(scenario), StandardCharsets.ISO_8859_1);
            Files.writeString(
                    dir.resolve(scenario + ".side"), Recorded.side(scenario).text(), StandardCharsets.ISO_8859_1);
        }
    }

    private Outcome run(String scenario, String script) throws IOException {
        GuestOptions options = FakeQemu.options(dir, script);
        return new ScenarioRun(new LabFolder(dir), options.qemu(), Duration.ofSeconds(20))
                .run(Scenarios.named(scenario));
    }

    private String played(String scenario) {
        return "cat " + dir.resolve(scenario + ".console") + "; cat " + dir.resolve(scenario + ".side")
                + " > \"$SIDE\"; exec sleep 60";
    }

    @Test
    void aRunIsJudgedAndCompared() throws IOException {
        Outcome outcome = run("hard-lockup-no-pseudo-nmi", played("hard-lockup-no-pseudo-nmi"));
        assertThat(outcome.agreement()).isEqualTo(new Agreement.Agrees());
        assertThat(outcome.calls()).hasSize(1);
        assertThat(outcome.kernel())
                .hasValueSatisfying(release -> assertThat(release).startsWith("6.12."));
        assertThat(outcome.interrupts()).containsOnlyKeys("CPU backtrace interrupts", "KGDB roundup interrupts");
        assertThat(dir.resolve("runs/hard-lockup-no-pseudo-nmi/console.log"))
                .hasSameBinaryContentAs(dir.resolve("hard-lockup-no-pseudo-nmi.console"));
    }

    @Test
    void kdbIsTypedInto() throws IOException {
        assertThat(run("backtrace-then-kdb", played("backtrace-then-kdb")).agreement())
                .isEqualTo(new Agreement.Agrees());
    }

    @Test
    void aKernelWithoutTheTriggerIsNotRun() throws IOException {
        Outcome outcome =
                run("daif-lockup", "echo '@@UNABLE DAIFLOCKUP' > \"$SIDE\"; echo @@DONE >> \"$SIDE\"; exec sleep 60");
        assertThat(outcome.agreement().word()).isEqualTo("not run");
        assertThat(outcome.agreement().detail()).containsExactly("the kernel has no DAIFLOCKUP trigger");
    }

    @Test
    void aPanicThatNobodyAskedForIsAnError() {
        assertThatThrownBy(() -> run("idle", "echo 'Kernel panic - not syncing: No working init found'; exec sleep 60"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("No working init found");
    }
}
