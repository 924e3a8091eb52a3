package org.rollcall.lab.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rollcall.kernel.StepKind;
import org.rollcall.lab.replay.LabSchedule;
import org.rollcall.lab.replay.LabStep;
import org.rollcall.lab.replay.LabelTable;
import org.rollcall.lab.replay.ReplayLab;
import org.rollcall.lab.replay.StepReport;
import org.rollcall.lab.replay.Verdict;
import org.rollcall.spec.ModuleText;
import org.rollcall.spec.tla.TlaTools;

/** Schedules, with a kernel that does what the model does, but for the steps in which it is told to fail. */
class CoverTest {
    private static final LabelTable LABELS = LabelTable.mainline();
    private static final ModuleText MODULE = TlaTools.ofProgram().moduleText("MCIpiNmi");
    private static final Setting TWO = named(Setting.random(), "two-cpus");

    private final List<LabSchedule> taken = new ArrayList<>();

    private static Setting named(List<Setting> settings, String name) {
        return settings.stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ReplayLab.Result obedient(LabSchedule schedule) {
        return faulty(schedule, "none");
    }

    /** Does not take this action. */
    private ReplayLab.Result faulty(LabSchedule schedule, String action) {
        taken.add(schedule);
        List<StepReport> reports = new ArrayList<>();
        int checks = 0;
        for (int i = 0; i < schedule.steps().size(); i++) {
            LabStep step = schedule.steps().get(i);
            if (step.action().equals(action)) {
                return new ReplayLab.Result(
                        new Verdict.NotReached(i + 1, step.text(), "label", new TreeMap<>()), reports, List.of());
            }
            reports.add(new StepReport(i + 1, step, step.hidden() ? "" : "somewhere", List.of()));
            checks += step.hidden() ? 0 : step.expected().size();
        }
        return new ReplayLab.Result(new Verdict.Confirmed(schedule.steps().size(), checks), reports, List.of());
    }

    @Test
    void everyOutcomeIsTaken() {
        var cover = new Cover(this::obedient, LABELS, MODULE);
        cover.run(TWO, text -> {});
        assertThat(cover.differences()).isEmpty();
        assertThat(cover.covered()).isEqualTo(cover.all()).contains("H1 nmiPc=P1", "T1 btPc=T2");
        assertThat(cover.checks()).isPositive();
        assertThat(cover.schedules()).isEqualTo(taken.size());
        assertThat(taken).allMatch(schedule -> schedule.cpus() == 2 && schedule.pseudoNmi());
    }

    /** What an earlier setting has covered is not covered again. */
    @Test
    void aSecondSettingAddsWhatIsNew() {
        var cover = new Cover(this::obedient, LABELS, MODULE);
        cover.run(TWO, text -> {});
        int before = taken.size();
        cover.run(TWO, text -> {});
        assertThat(taken).hasSize(before);
    }

    @Test
    void aStepThatTheKernelDoesNotTakeIsADifferenceAndTheRestIsCovered() {
        var cover = new Cover(schedule -> faulty(schedule, "P2"), LABELS, MODULE);
        cover.run(TWO, text -> {});
        assertThat(cover.differences())
                .isNotEmpty()
                .allSatisfy(difference -> assertThat(difference.lines())
                        .first()
                        .asString()
                        .startsWith("two-cpus: NOT REACHED at step ")
                        .contains("P2("));
        assertThat(cover.covered()).noneMatch(outcome -> outcome.startsWith("P2"));
        assertThat(cover.covered()).contains("T1 btPc=T2", "P1 nmiPc=P2");
    }

    @Test
    void randomSchedulesAreThoseOfTheSeed() {
        List<List<String>> texts = new ArrayList<>();
        for (long seed : new long[] {7, 7, 8}) {
            taken.clear();
            int[] left = {12};
            var fuzz = new Fuzz(this::obedient, LABELS, MODULE, List.of(TWO), seed);
            fuzz.run(() -> left[0]-- > 0, text -> {});
            assertThat(fuzz.differences()).isEmpty();
            assertThat(fuzz.unsteady()).isZero();
            assertThat(fuzz.schedules()).isEqualTo(taken.size()).isPositive();
            texts.add(taken.stream()
                    .flatMap(schedule -> schedule.steps().stream())
                    .map(LabStep::text)
                    .toList());
        }
        assertThat(texts.get(0)).isEqualTo(texts.get(1)).isNotEqualTo(texts.get(2));
    }

    /** The shortest way into the print of an answer. */
    @Test
    void aDifferenceIsMadeShort() {
        var fuzz = new Fuzz(schedule -> faulty(schedule, "P1"), LABELS, MODULE, List.of(TWO), 3);
        fuzz.run(() -> fuzz.differences().isEmpty(), text -> {});
        assertThat(fuzz.differences()).hasSize(1);
        Difference difference = fuzz.differences().get(0);
        int whole = taken.stream()
                .filter(schedule ->
                        schedule.steps().stream().anyMatch(step -> step.action().equals("P1")))
                .findFirst()
                .orElseThrow()
                .steps()
                .size();
        assertThat(difference.way().steps()).hasSizeBetween(8, whole);
        assertThat(difference.lines()).anyMatch(line -> line.contains("P1("));
    }

    /** The host was busy: the kernel takes the schedule the second time. */
    @Test
    void whatIsTakenTheSecondTimeIsNoDifference() {
        Set<String> seen = new HashSet<>();
        int[] left = {10};
        var fuzz = new Fuzz(
                schedule -> seen.add(schedule.steps().toString()) ? faulty(schedule, "T1") : obedient(schedule),
                LABELS,
                MODULE,
                List.of(TWO),
                5);
        fuzz.run(() -> left[0]-- > 0, text -> {});
        assertThat(fuzz.differences()).isEmpty();
        assertThat(fuzz.unsteady()).isPositive();
    }

    /** Each action has a label, or the reason why it has none. */
    @Test
    void everyActionIsDrivenOrHasAReason() {
        for (StepKind kind : StepKind.values()) {
            boolean driven = LABELS.drives(kind.specName());
            boolean excused = LABELS.never(kind.specName()).isPresent();
            assertThat(driven).as(kind.specName()).isNotEqualTo(excused);
        }
    }
}
