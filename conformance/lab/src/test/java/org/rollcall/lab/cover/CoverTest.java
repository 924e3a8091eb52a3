package org.rollcall.lab.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.kernel.StepKind;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.replay.LabSchedule;
import org.rollcall.lab.replay.LabStep;
import org.rollcall.lab.replay.LabelTable;
import org.rollcall.lab.replay.ReplayLab;
import org.rollcall.lab.replay.StepReport;
import org.rollcall.lab.replay.Verdict;
import org.rollcall.machine.Schedule;
import org.rollcall.spec.ModuleText;
import org.rollcall.spec.tla.TlaTools;

/** Schedules, with a kernel that does what the model does, but for the steps in which it is told to fail. */
class CoverTest {
    private static final LabelTable LABELS = LabelTable.mainline();
    private static final ModuleText MODULE = TlaTools.ofProgram().moduleText("MCIpiNmi");
    private static final Setting TWO = named(Setting.random(KernelVersion.ML), "two-cpus");

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
            var fuzz = fuzz(this::obedient, seed, () -> left[0]-- > 0);
            fuzz.run(text -> {});
            assertThat(fuzz.findings().differences()).isEmpty();
            assertThat(fuzz.findings().unsteady()).isZero();
            assertThat(fuzz.findings().taken()).containsOnlyKeys("two-cpus");
            assertThat(fuzz.findings().schedules()).isEqualTo(taken.size()).isPositive();
            texts.add(taken.stream()
                    .flatMap(schedule -> schedule.steps().stream())
                    .map(LabStep::text)
                    .toList());
        }
        assertThat(texts.get(0)).isEqualTo(texts.get(1)).isNotEqualTo(texts.get(2));
    }

    private static Fuzz fuzz(KernelUnderTest kernel, long seed, BooleanSupplier goesOn) {
        return new Fuzz(kernel, LABELS, MODULE, List.of(TWO), seed, goesOn);
    }

    /** Ends when it has found a difference. */
    private static Fuzz untilItDiffers(KernelUnderTest kernel, long seed) {
        var it = new AtomicReference<Fuzz>();
        Fuzz fuzz = fuzz(kernel, seed, () -> it.get().findings().differences().isEmpty());
        it.set(fuzz);
        fuzz.run(text -> {});
        return fuzz;
    }

    /** A wait that ends because the time is over says nothing of the kernel. */
    @Test
    void whatIsNotDecidedInTimeIsLeftOut() {
        for (int whole = 0; whole < 4; whole++) {
            int[] left = {whole};
            Fuzz fuzz = fuzz(schedule -> --left[0] < 0 ? cut(schedule) : obedient(schedule), 7, () -> left[0] >= 0);
            fuzz.run(text -> {});
            assertThat(fuzz.findings().schedules()).isEqualTo(whole);
            assertThat(fuzz.findings().differences()).isEmpty();
        }
    }

    private ReplayLab.Result cut(LabSchedule schedule) {
        return faulty(schedule, schedule.steps().get(0).action());
    }

    /** What is shown is as short as it was by then. */
    @Test
    void theTimeThatIsOverEndsTheShrinking() {
        int[] left = {40};
        Fuzz fuzz = fuzz(schedule -> --left[0] < 0 ? cut(schedule) : faulty(schedule, "P1"), 3, () -> left[0] > 0);
        fuzz.run(text -> {});
        assertThat(fuzz.findings().differences()).hasSize(1);
        assertThat(fuzz.findings().differences().get(0).lines())
                .first()
                .asString()
                .matches("two-cpus: NOT REACHED at step \\d+, P1\\(.*");
        assertThat(taken).hasSize(40);
    }

    @Test
    void aGuestThatFailsIsTriedOnceMore() {
        int[] runs = {0};
        KernelUnderTest failing = schedule -> {
            if (runs[0]++ % 2 == 0) {
                throw new LabException("the guest hangs");
            }
            return obedient(schedule);
        };
        Fuzz fuzz = fuzz(failing, 7, () -> runs[0] < 6);
        fuzz.run(text -> {});
        assertThat(fuzz.findings().schedules()).isEqualTo(3);
        assertThat(fuzz.findings().unsteady()).isZero();
    }

    @Test
    void aGuestThatFailsTwiceEndsTheRun() {
        Fuzz fuzz = fuzz(
                schedule -> {
                    throw new LabException("the guest hangs");
                },
                7,
                () -> true);
        assertThatThrownBy(() -> fuzz.run(text -> {}))
                .isInstanceOf(LabException.class)
                .hasMessage("the guest hangs");
    }

    /** Also none that another one begins with. */
    @Test
    void noScheduleIsForcedTwice() {
        int[] left = {150};
        fuzz(this::obedient, 7, () -> left[0]-- > 0).run(text -> {});
        List<String> texts = taken.stream().map(CoverTest::text).toList();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            assertThat(texts.subList(0, i)).noneMatch(earlier -> earlier.startsWith(text));
        }
        assertThat(texts).hasSizeBetween(20, 149);
    }

    private static String text(LabSchedule schedule) {
        return schedule.steps().stream().map(LabStep::text).collect(Collectors.joining("\n", "", "\n"));
    }

    /** The shortest way into the print of an answer, and each shorter one that was tried is one that a kernel can be led along. */
    @Test
    void aDifferenceIsMadeShort() {
        var driven = new DrivenMachine(TWO, LABELS, MODULE);
        Fuzz fuzz = untilItDiffers(schedule -> faulty(schedule, "P1"), 3);
        assertThat(fuzz.findings().differences()).hasSize(1);
        Difference difference = fuzz.findings().differences().get(0);
        int whole = taken.stream()
                .filter(schedule ->
                        schedule.steps().stream().anyMatch(step -> step.action().equals("P1")))
                .findFirst()
                .orElseThrow()
                .steps()
                .size();
        assertThat(difference.way().steps()).hasSizeBetween(8, whole);
        assertThat(difference.lines()).anyMatch(line -> line.contains("P1("));
        assertThat(difference.result().verdict()).isInstanceOf(Verdict.NotReached.class);
        assertThat(taken).allMatch(schedule -> driven.takes(Schedule.parse(text(schedule))));
    }
    /** The host was busy: the kernel takes the schedule the second time. */
    @Test
    void whatIsTakenTheSecondTimeIsNoDifference() {
        Set<String> seen = new HashSet<>();
        int[] left = {10};
        var fuzz = fuzz(
                schedule -> seen.add(text(schedule)) ? faulty(schedule, "T1") : obedient(schedule),
                5,
                () -> left[0]-- > 0);
        fuzz.run(text -> {});
        assertThat(fuzz.findings().differences()).isEmpty();
        assertThat(fuzz.findings().unsteady()).isPositive();
    }

    /** Since 7.3 a request that is not answered names the silent CPUs: an action more, which its table drives. */
    @Test
    void theVersionOfTheModelIsThatOfTheTable() {
        LabelTable newer = LabelTable.of(KernelVersion.V73);
        var cover = new Cover(this::obedient, newer, MODULE);
        cover.run(named(Setting.all(newer.version()), "no-pseudo-nmi"), text -> {});
        assertThat(cover.covered()).isEqualTo(cover.all()).contains("T6b btPc=T8", "TimeoutBt btPc=T6b");
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
