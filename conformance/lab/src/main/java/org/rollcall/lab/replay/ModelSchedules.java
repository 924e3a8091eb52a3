package org.rollcall.lab.replay;

import org.rollcall.counterexample.ItfTrace;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Schedule;
import org.rollcall.replay.MachineTrace;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.ModuleText;

/** Schedules for kernels from runs of a machine. */
public final class ModelSchedules {
    private final MachineTrace trace;
    private final LabelTable labels;

    /** @param module the text of IpiNmi.tla, whose variables the machine has */
    public ModelSchedules(Machine machine, ModuleText module, LabelTable labels) {
        this.trace = new MachineTrace(machine, module);
        this.labels = labels;
    }

    /** The behaviour along a schedule, which the machine takes to its end. */
    public Counterexample behaviour(Schedule way) {
        return trace.of(way);
    }

    /** What is forced on a kernel. */
    public LabSchedule of(String name, Schedule way) {
        return ScheduleExtraction.of(ModelRun.of(ItfTrace.of(name, "", behaviour(way))), labels);
    }
}
