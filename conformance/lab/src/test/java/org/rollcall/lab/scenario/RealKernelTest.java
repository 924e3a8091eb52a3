package org.rollcall.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.lab.build.LabFolder;
import org.rollcall.lab.guest.Guest;
import org.rollcall.lab.guest.GuestOptions;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.kernel.SystemMap;
import org.rollcall.roll.RollCall;

/** Every scenario on a real kernel: {@code mvn verify -Plab}. */
@Tag("lab")
class RealKernelTest {
    private static final String FOLDER = System.getProperty("rollcall.lab", "");
    private static final Duration BUDGET = Duration.ofSeconds(300);

    @TempDir
    Path dir;

    private final LabFolder lab = new LabFolder(Path.of(FOLDER));

    @BeforeEach
    void wanted() {
        if (FOLDER.isEmpty()) {
            System.out.println("skipped: real kernels are booted with -Plab only (after rollcall lab build)");
        }
        assumeTrue(!FOLDER.isEmpty(), "real kernels are booted with -Plab only");
    }

    @TestFactory
    Stream<DynamicTest> everyScenarioAgrees() {
        return Scenarios.all().stream()
                .map(scenario -> dynamicTest(scenario.name(), () -> {
                    Outcome outcome = new ScenarioRun(
                                    lab.files(),
                                    () -> SystemMap.read(lab.systemMap()),
                                    lab.runs(),
                                    GuestOptions.QEMU,
                                    BUDGET)
                            .run(scenario);
                    assertThat(outcome.agreement())
                            .as(String.join("; ", outcome.agreement().detail()))
                            .isNotInstanceOf(Agreement.Differs.class);
                }));
    }

    /** What was counted is not what the console would have said without pseudo-NMI: the comparison is no tautology. */
    @Test
    void theCountsOfOneRunDoNotFitTheConsoleOfAnother() {
        var runner = new ScenarioRun(
                lab.files(), () -> SystemMap.read(lab.systemMap()), lab.runs(), GuestOptions.QEMU, BUDGET);
        Outcome heard = runner.run(Scenarios.named("hard-lockup"));
        List<RollCall> missed = Recorded.judged(Recorded.console("hard-lockup-no-pseudo-nmi"));
        assertThat(heard.interrupts().get("CPU backtrace interrupts")).containsEntry(2, 1);
        assertThat(Comparison.heard(missed.get(0)).contains(2)).isFalse();
    }

    @Test
    void aKilledMachineIsNamed() {
        GuestOptions options = GuestOptions.of(lab.image(), lab.initramfs(), 2, dir)
                .withWords(List.of("home=0", "actions=wait:100"))
                .withGdb(dir.resolve("gdb"));
        try (Guest guest = Guest.start(options)) {
            guest.awaitSide(Pattern.compile("@@ACTION wait"), BUDGET);
            ProcessHandle.of(guest.pid()).orElseThrow().destroyForcibly();
            assertThatThrownBy(() -> guest.awaitSide(Pattern.compile("@@DONE"), BUDGET))
                    .isInstanceOf(LabException.class)
                    .hasMessageContaining("QEMU ended with status 137");
        }
        assertThat(dir.resolve("gdb")).doesNotExist();
    }
}
