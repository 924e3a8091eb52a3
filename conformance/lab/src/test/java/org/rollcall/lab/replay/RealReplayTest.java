package org.rollcall.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.lab.build.LabFolder;
import org.rollcall.lab.guest.GuestOptions;
import org.rollcall.lab.kernel.SystemMap;

/** Counterexamples on a real kernel: {@code mvn verify -Plab}, after rollcall lab build. */
@Tag("lab")
class RealReplayTest {
    private static final String FOLDER = System.getProperty("rollcall.lab", "");
    private static final LabelTable LABELS = LabelTable.mainline();

    @TempDir
    Path dir;

    private final LabFolder lab = new LabFolder(Path.of(FOLDER));

    @BeforeEach
    void wanted() {
        if (FOLDER.isEmpty()) {
            System.out.println("skipped: counterexamples are replayed with -Plab only (after rollcall lab build)");
        }
        assumeTrue(!FOLDER.isEmpty(), "real kernels are booted with -Plab only");
    }

    private ReplayLab.Result replay(LabSchedule schedule) {
        var machine = new GuestOptions(
                GuestOptions.QEMU,
                lab.image(),
                lab.initramfs(),
                schedule.cpus(),
                ReplayLab.words(schedule),
                dir,
                dir.resolve("gdb"),
                null,
                null);
        return new ReplayLab(SystemMap.read(lab.systemMap()), LABELS, Patience.USUAL)
                .run(schedule, machine, step -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"ML-nmi-f21", "ML-nmi-f22", "ML-nmi-f22c", "ML-nmi-f23", "ML-nmi-f26", "ML-nmi-btc-hang"})
    void aCounterexampleIsConfirmed(String model) {
        ReplayLab.Result result = replay(Counterexamples.schedule(model, LABELS));
        assertThat(result.verdict().word()).as(result.verdict().text()).isEqualTo("CONFIRMED");
        assertThat(result.aftermath()).isNotEmpty();
    }

    /** R1 of the stale CPU behind M4 of the master: it sees the slaves locked. */
    @Test
    void aReorderedOneDiverges() {
        LabSchedule schedule = Counterexamples.schedule("ML-nmi-f22", LABELS);
        List<LabStep> steps = new ArrayList<>(schedule.steps());
        List<String> texts = steps.stream().map(LabStep::text).toList();
        LabStep leaves = steps.remove(texts.indexOf("R1(c3)"));
        steps.add(texts.lastIndexOf("M4(c2)"), leaves);
        Verdict verdict = replay(new LabSchedule(
                        "reordered",
                        "",
                        schedule.cpus(),
                        schedule.pseudoNmi(),
                        schedule.offline(),
                        schedule.actors(),
                        steps,
                        schedule.absent()))
                .verdict();
        assertThat(verdict).isInstanceOf(Verdict.Diverged.class);
        assertThat(verdict.text()).contains("R1(c3)").contains("waiting for slave_lock");
    }

    @Test
    void oneOfTheSeriesIsNotReachedOnMainline() {
        Verdict verdict =
                replay(Counterexamples.schedule("V6-nmi-f22b", LABELS)).verdict();
        assertThat(verdict).isInstanceOf(Verdict.NotReached.class);
        assertThat(verdict.text()).contains("H2(c3)");
    }
}
