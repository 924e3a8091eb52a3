package org.rollcall.lab.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * One replay of a schedule, to be printed.
 *
 * @param run its number, from 1
 */
public record Transcript(LabSchedule schedule, int run, ReplayLab.Result result) {
    /** For people: the verdict, a line for each step that has something to see, and what a user sees afterwards. */
    public List<String> lines() {
        Verdict verdict = result.verdict();
        List<String> lines = new ArrayList<>();
        lines.add(schedule.name() + ", run " + run + ": " + verdict.word() + ", " + verdict.text());
        result.steps().stream()
                .filter(step -> !step.where().isEmpty())
                .map(Transcript::line)
                .forEach(lines::add);
        verdict.where().forEach((cpu, place) -> lines.add("  " + cpu + " is halted at " + place));
        result.aftermath().forEach(line -> lines.add("  user: " + line));
        return lines;
    }

    /** For programs: one object on one line. */
    public String json() {
        Map<String, String> where = new LinkedHashMap<>();
        result.verdict().where().forEach((cpu, place) -> where.put(cpu.toString(), place));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schedule", schedule.name());
        json.put("property", schedule.claim());
        json.put("run", run);
        json.put("verdict", result.verdict().word());
        json.put("text", result.verdict().text());
        json.put("where", where);
        json.put("steps", result.steps().stream().map(Transcript::object).toList());
        json.put("user", result.aftermath());
        return JsonMapper.shared().writeValueAsString(json);
    }

    private static String line(StepReport step) {
        return String.format(
                Locale.ROOT,
                "  %3d  CPU %-3d %-22s %-36s %s",
                step.number(),
                step.step().cpu().number(),
                step.step().text(),
                step.where(),
                step.changed().stream().map(Expected::toString).collect(Collectors.joining(" ")));
    }

    private static Map<String, Object> object(StepReport step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", step.number());
        json.put("step", step.step().text());
        json.put("cpu", step.step().cpu().number());
        json.put("where", step.where());
        json.put("changed", step.changed().stream().map(Expected::toString).toList());
        return json;
    }
}
