package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.replay.Expected;
import org.rollcall.lab.replay.LabSchedule;
import org.rollcall.lab.replay.LabStep;
import org.rollcall.lab.replay.LabelTable;
import org.rollcall.lab.replay.ModelReplay;
import org.rollcall.lab.replay.ReplayLab;
import org.rollcall.lab.replay.ScheduleReader;
import org.rollcall.lab.replay.StepReport;
import org.rollcall.lab.replay.Verdict;
import org.rollcall.replay.Replay;
import picocli.CommandLine;

/** The page of a counterexample that was forced on a kernel; what is read of a kernel is made up here. */
class LabReplayPageTest {
    /** The browser tests open it. */
    private static final Path PAGE = Path.of("target/pages/lab-replay.html");

    private static final String MODEL = "ML-nmi-f22";

    private static SpecificationOptions specification() {
        var specification = new SpecificationOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("spec", mixin(specification))).parseArgs();
        return specification;
    }

    private static CommandLine.Model.CommandSpec mixin(SpecificationOptions options) {
        return CommandLine.Model.CommandSpec.forAnnotatedObject(options);
    }

    private static LabSchedule schedule(SpecificationOptions specification) {
        String json = Program.run("model", "--engine", "java", "--format", "json", MODEL)
                .out();
        var reader = new ScheduleReader(
                LabelTable.mainline(),
                name -> new ModelReplay(
                        new Replay(specification.tools(), Duration.ofMinutes(1)),
                        specification.manifest().named(name)));
        return reader.read("f22.json", json);
    }

    private static StepReport taken(LabSchedule schedule, LabStep step) {
        return new StepReport(schedule.steps().indexOf(step) + 1, step, "kgdb_cpu_enter+0x58", List.of());
    }

    /** A kernel that does what the model says up to a step, and leaves one of its variables as it was. */
    @Test
    void whereTheMemoryIsNotAsTheModelSaysIsMarked() throws IOException {
        SpecificationOptions specification = specification();
        LabSchedule schedule = schedule(specification);
        LabStep wrong = schedule.steps().stream()
                .filter(step -> step.text().equals("LockMaster(c2)"))
                .findFirst()
                .orElseThrow();
        int at = schedule.steps().indexOf(wrong);
        Expected lock = wrong.expected().stream()
                .filter(expected -> expected.name().equals("master_lock"))
                .findFirst()
                .orElseThrow();
        assertThat(lock.value()).isEqualTo(1);
        var failed = new Verdict.CheckFailed(at + 1, wrong.text(), lock, 0, Collections.emptySortedMap());
        Stream<LabStep> before = schedule.steps().subList(0, at).stream().filter(step -> !step.hidden());
        var result = new ReplayLab.Result(
                failed, before.map(step -> taken(schedule, step)).toList(), List.of());
        String page = LabReplayPage.of(schedule, result, specification);
        assertThat(page).contains("<title>" + MODEL + " on a kernel: CHECK FAILED</title>");
        assertThat(page).contains("after step " + (at + 1) + ", LockMaster(c2): expected master_lock=1, found 0");
        Files.createDirectories(PAGE.getParent());
        Files.writeString(PAGE, page);
    }

    @Test
    void whatAUserSeesAfterwardsIsInTheText() {
        SpecificationOptions specification = specification();
        LabSchedule schedule = schedule(specification);
        var result = new ReplayLab.Result(new Verdict.Confirmed(38, 420), List.of(), List.of("the system goes on"));
        assertThat(LabReplayPage.of(schedule, result, specification))
                .contains("CONFIRMED, 38 steps taken, 420 predictions held")
                .contains("user: the system goes on");
    }

    @Test
    void aTraceByHandHasNoStatesToShow() {
        SpecificationOptions specification = specification();
        LabSchedule schedule = schedule(specification);
        var byHand = new LabSchedule(
                "by hand",
                "",
                schedule.cpus(),
                true,
                schedule.offline(),
                schedule.actors(),
                schedule.steps(),
                schedule.absent());
        var result = new ReplayLab.Result(new Verdict.Confirmed(1, 1), List.of(), List.of());
        assertThatThrownBy(() -> LabReplayPage.of(byHand, result, specification))
                .isInstanceOf(LabException.class)
                .hasMessageStartingWith("--page shows the counterexample of a model");
    }
}
