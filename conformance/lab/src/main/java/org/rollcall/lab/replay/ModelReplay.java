package org.rollcall.lab.replay;

import org.rollcall.counterexample.ItfTrace;
import org.rollcall.lab.guest.LabException;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Repairs;
import org.rollcall.machine.Schedule;
import org.rollcall.replay.JointRun;
import org.rollcall.replay.Replay;
import org.rollcall.replay.StepSearch;
import org.rollcall.spec.Model;

/** Runs of one model, taken by machine and specification together. */
public final class ModelReplay {
    private final Replay replay;
    private final Model model;

    public ModelReplay(Replay replay, Model model) {
        this.replay = replay;
        this.model = model;
    }

    Machine machine() {
        return new Machine(replay.configuration(model));
    }

    private void refuseWhatTheLabHasNot() {
        Configuration configuration = replay.configuration(model);
        if (configuration.nmi().sdei()) {
            throw new LabException(model.name() + ": the firmware of the lab's machine has no SDEI");
        }
        if (!configuration.repairs().equals(Repairs.NONE)) {
            throw new LabException(model.name() + ": no kernel has its repairs");
        }
    }

    /**
     * The run along a schedule.
     *
     * @throws LabException if the lab has no such machine, or machine or specification refuse the schedule
     */
    ModelRun run(String property, Schedule schedule) {
        refuseWhatTheLabHasNot();
        JointRun run = replay.run(model, schedule);
        if (run.refusal() != null) {
            throw new LabException("the schedule is refused: " + run.refusal());
        }
        return ModelRun.of(ItfTrace.of(model.name(), property, run.trace()));
    }

    /**
     * The run along a trace that does not name its steps.
     *
     * @throws LabException if no steps lead along it
     */
    ModelRun named(ItfTrace trace) {
        StepSearch.Found found = replay.steps(model, trace);
        if (found.refusal() != null) {
            throw new LabException(found.refusal());
        }
        return run(trace.property().orElse(""), found.schedule());
    }
}
