package org.rollcall.lab.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The model's predictions and the kernel's memory side by side.
 *
 * @param rows for the state before the first step, and that after each step: the variable, what the model predicts, what
 *     the kernel has; none where nothing was read
 * @param places where the CPU that moved is halted, for the same states; "" where it is not known
 */
public record MemoryTable(List<List<List<String>>> rows, List<String> places) {
    private static final String NOT_READ = "not read";

    /** Keeps copies. */
    public MemoryTable {
        rows = List.copyOf(rows);
        places = List.copyOf(places);
    }

    /** What a replay read. A step that was reported held all of its predictions. */
    public static MemoryTable of(LabSchedule schedule, ReplayLab.Result result) {
        int states = schedule.steps().size() + 1;
        List<List<List<String>>> rows = new ArrayList<>(Collections.nCopies(states, List.of()));
        List<String> places = new ArrayList<>(Collections.nCopies(states, ""));
        for (StepReport step : result.steps()) {
            if (!step.step().hidden()) {
                rows.set(step.number(), held(step.step().expected()));
                places.set(step.number(), step.step().cpu() + " is halted at " + step.where());
            }
        }
        if (result.verdict() instanceof Verdict.CheckFailed failed) {
            List<Expected> all = schedule.steps().get(failed.step() - 1).expected();
            int at = all.indexOf(failed.expected());
            List<List<String>> read = new ArrayList<>(held(all.subList(0, at)));
            read.add(row(failed.expected(), Long.toString(failed.found())));
            all.subList(at + 1, all.size()).forEach(rest -> read.add(row(rest, NOT_READ)));
            rows.set(failed.step(), read);
        }
        return new MemoryTable(rows, places);
    }

    private static List<List<String>> held(List<Expected> all) {
        return all.stream()
                .map(expected -> row(expected, Long.toString(expected.value())))
                .toList();
    }

    private static List<String> row(Expected expected, String found) {
        return List.of(expected.name(), Long.toString(expected.value()), found);
    }
}
