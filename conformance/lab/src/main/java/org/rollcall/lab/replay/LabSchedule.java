package org.rollcall.lab.replay;

import java.util.List;
import java.util.SortedSet;
import org.rollcall.lab.stub.Cpu;

/**
 * What a lab needs to know to force one run of the model on a kernel.
 *
 * @param name of the model or of the trace
 * @param claim what the run shows: the property that it violates
 * @param cpus of the machine
 * @param pseudoNmi whether the kernel is booted with pseudo-NMI
 * @param offline CPUs that are taken offline before it begins
 * @param actors in the order in which they are gathered
 * @param absent CPUs that are not in the debugger at the end, and are held until a user has looked
 */
public record LabSchedule(
        String name,
        String claim,
        int cpus,
        boolean pseudoNmi,
        SortedSet<Cpu> offline,
        List<Actor> actors,
        List<LabStep> steps,
        SortedSet<Cpu> absent) {
    public LabSchedule {
        actors = List.copyOf(actors);
        steps = List.copyOf(steps);
    }

    /** A name for a folder of its own. */
    public String folder() {
        return name.replaceAll(".*/", "").replaceAll("[^\\w.-]", "_");
    }

    /** Whether an action is among the steps. */
    boolean has(String action) {
        return steps.stream().anyMatch(step -> step.action().equals(action));
    }
}
