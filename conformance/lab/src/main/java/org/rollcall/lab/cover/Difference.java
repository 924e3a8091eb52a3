package org.rollcall.lab.cover;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.counterexample.TraceTable;
import org.rollcall.lab.replay.ReplayLab;
import org.rollcall.machine.Schedule;
import org.rollcall.spec.Counterexample;

/**
 * Where a kernel does not do what the model does.
 *
 * @param behaviour the model's, to the step that the kernel does not take so
 */
public record Difference(String setting, Schedule way, ReplayLab.Result result, Counterexample behaviour) {
    /** The verdict, where the CPUs are, and the steps as a counterexample's table. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(setting + ": " + result.verdict().word() + " "
                + result.verdict().text());
        result.verdict().where().forEach((cpu, place) -> lines.add("  " + cpu + " is halted at " + place));
        lines.addAll(TraceTable.lines(behaviour, TraceTable.cpus(behaviour)));
        return lines;
    }
}
