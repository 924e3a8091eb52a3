package org.rollcall.command;

import java.util.stream.Collectors;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.replay.LabSchedule;
import org.rollcall.lab.replay.LabStep;
import org.rollcall.lab.replay.MemoryTable;
import org.rollcall.lab.replay.ReplayLab;
import org.rollcall.lab.replay.Verdict;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Schedule;
import org.rollcall.replay.JointRun;
import org.rollcall.replay.Replay;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecificationException;
import org.rollcall.walk.MachineWalk;

/** A counterexample that was forced on a kernel, as a page: the model's states, and beside them what the kernel's memory held. */
final class LabReplayPage {
    private LabReplayPage() {}

    /** @throws LabException if the schedule is not one of a model: there are no states to show */
    static String of(LabSchedule schedule, ReplayLab.Result result, SpecificationOptions specification) {
        var replay = new Replay(specification.tools(), specification.limit());
        try {
            Model model = specification.manifest().named(schedule.name());
            JointRun run = replay.run(model, steps(schedule));
            MemoryTable memory = MemoryTable.of(schedule, result);
            Verdict verdict = result.verdict();
            boolean confirmed = verdict instanceof Verdict.Confirmed;
            var page = new BehaviourPage(
                            schedule.name() + " on a kernel: " + verdict.word(),
                            model.description(),
                            "violated: " + schedule.claim())
                    .steps(run.trace(), verdict.word() + ", " + verdict.text(), confirmed)
                    .choices(
                            MachineWalk.of(new Machine(replay.configuration(model))),
                            run.trace(),
                            specification.texts(model.module()))
                    .beside("model", "kernel memory", memory.rows())
                    .notes(memory.places());
            result.aftermath().forEach(line -> page.line("user: " + line));
            return page.page();
        } catch (SpecificationException | IllegalArgumentException e) {
            throw new LabException("--page shows the counterexample of a model: " + e.getMessage(), e);
        }
    }

    private static Schedule steps(LabSchedule schedule) {
        return Schedule.parse(schedule.steps().stream().map(LabStep::text).collect(Collectors.joining("\n")));
    }
}
