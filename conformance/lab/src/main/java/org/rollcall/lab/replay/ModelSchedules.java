package org.rollcall.lab.replay;

import java.util.List;
import org.rollcall.counterexample.ItfTrace;
import org.rollcall.lab.stub.Cpu;
import org.rollcall.machine.CpuMask;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Schedule;
import org.rollcall.machine.Step;
import org.rollcall.replay.MachineTrace;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.ModuleText;

/** Schedules for kernels from runs of a machine. */
public final class ModelSchedules {
    private final MachineTrace trace;
    private final LabelTable labels;
    private final int cpus;

    /** @param module the text of IpiNmi.tla, whose variables the machine has */
    public ModelSchedules(Machine machine, ModuleText module, LabelTable labels) {
        this.trace = new MachineTrace(machine, module);
        this.labels = labels;
        this.cpus = machine.configuration().cpus();
    }

    /** The behaviour along a schedule, which the machine takes to its end. */
    public Counterexample behaviour(Schedule way) {
        return trace.of(way);
    }

    /**
     * Those who make a kernel of this machine do what the model's environment does.
     *
     * @param steps of the environment, each as often as it may come
     */
    public List<Actor> actors(List<Step> steps) {
        return new Actors(steps, CpuMask.first(cpus).stream().mapToObj(Cpu::new).toList()).all();
    }

    /** What is forced on a kernel. */
    public LabSchedule of(String name, Schedule way) {
        return ScheduleExtraction.of(ModelRun.of(ItfTrace.of(name, "", behaviour(way))), labels);
    }
}
