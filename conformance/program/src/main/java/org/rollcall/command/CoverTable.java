package org.rollcall.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.kernel.StepKind;
import org.rollcall.lab.cover.Cover;
import org.rollcall.lab.replay.LabelTable;

/** What was covered, as a table for people. */
final class CoverTable {
    private final PrintWriter out;

    CoverTable(PrintWriter out) {
        this.out = out;
    }

    void print(Cover cover, LabelTable labels, int boots) {
        Map<String, List<String>> actions = new LinkedHashMap<>();
        cover.all()
                .forEach(outcome -> actions.computeIfAbsent(action(outcome), name -> new ArrayList<>())
                        .add(outcome));
        out.printf("%-18s %-9s %s%n", "action", "outcomes", "not taken");
        for (StepKind kind : StepKind.values()) {
            List<String> outcomes = actions.getOrDefault(kind.specName(), List.of());
            if (!outcomes.isEmpty()) {
                row(kind.specName(), outcomes, cover.covered());
            }
        }
        out.printf(
                "%d of %d actions, %d of %d outcomes, %d schedules from %d boots, %d predictions held, %d differences%n",
                actions.keySet().stream()
                        .filter(action -> cover.covered().stream()
                                .anyMatch(outcome -> action(outcome).equals(action)))
                        .count(),
                actions.size(),
                cover.covered().size(),
                cover.all().size(),
                cover.schedules(),
                boots,
                cover.checks(),
                cover.differences().size());
        undriven(labels);
        cover.differences().forEach(difference -> {
            out.println();
            difference.lines().forEach(out::println);
        });
        out.flush();
    }

    private void row(String action, List<String> outcomes, Set<String> covered) {
        String missing = outcomes.stream()
                .filter(outcome -> !covered.contains(outcome))
                .map(outcome -> outcome.substring(action.length()).strip())
                .collect(Collectors.joining("; "));
        long taken = outcomes.stream().filter(covered::contains).count();
        out.println(String.format("%-18s %-9s %s", action, taken + "/" + outcomes.size(), missing)
                .stripTrailing());
    }

    /** By the reason, each with its actions. */
    private void undriven(LabelTable labels) {
        Map<String, List<String>> reasons = Arrays.stream(StepKind.values())
                .map(StepKind::specName)
                .filter(action -> labels.never(action).isPresent())
                .collect(Collectors.groupingBy(
                        action -> labels.never(action).orElseThrow(), LinkedHashMap::new, Collectors.toList()));
        reasons.forEach((reason, names) -> out.println("not driven: " + String.join(", ", names) + ": " + reason));
    }

    private static String action(String outcome) {
        int blank = outcome.indexOf(' ');
        return blank < 0 ? outcome : outcome.substring(0, blank);
    }
}
