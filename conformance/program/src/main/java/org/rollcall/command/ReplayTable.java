package org.rollcall.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import org.rollcall.replay.Bisimulation;
import org.rollcall.replay.Replay;
import org.rollcall.spec.Model;

/**
 * What {@code replay} prints of models: a row for each, in the order in which they were asked for, as soon as it can be; then what
 * they come to. Of models that share a graph each step is counted once.
 */
final class ReplayTable {
    private final PrintWriter out;
    private final int models;
    private final Queue<Model> due;
    private final Map<Model, Replay.Outcome> arrived = new HashMap<>();
    private final Set<String> never = new TreeSet<>(Replay.stepKinds());
    private final Optional<Duration> begun = ProcessHandle.current().info().totalCpuDuration();
    private int graphs;
    private int different;
    private long states;
    private long transitions;

    /** Prints the head of the table. */
    ReplayTable(List<Model> models, PrintWriter out) {
        this.models = models.size();
        this.due = new ArrayDeque<>(models);
        this.out = out;
        out.printf("%-26s %10s %12s %10s %8s%n", "model", "states", "transitions", "masks", "seconds");
    }

    /** Takes the models of one graph. Gives those whose rows could now be printed, up to the first that differs. */
    List<Replay.Outcome> add(List<Replay.Outcome> outcomes) {
        Bisimulation.Report report = outcomes.get(0).report();
        graphs++;
        states += report.states();
        transitions += report.transitions();
        never.removeAll(report.taken());
        outcomes.forEach(outcome -> arrived.put(outcome.model(), outcome));
        List<Replay.Outcome> uptoTheFirstDifference = new ArrayList<>();
        while (!due.isEmpty() && arrived.containsKey(due.element())) {
            Replay.Outcome outcome = arrived.remove(due.remove());
            row(outcome);
            if (different == 0) {
                uptoTheFirstDifference.add(outcome);
            }
            different += outcome.problems().isEmpty() ? 0 : 1;
        }
        return uptoTheFirstDifference;
    }

    private void row(Replay.Outcome outcome) {
        Bisimulation.Report report = outcome.report();
        out.printf(
                Locale.ROOT,
                "%-26s %10d %12d %10d %8.1f%n",
                outcome.model().name(),
                report.states(),
                report.transitions(),
                report.masks(),
                outcome.seconds());
        outcome.problems().forEach(problem -> out.println("  difference: " + problem));
        out.flush();
    }

    /** Prints what all come to. The kinds of steps that none of them takes. */
    Set<String> end() {
        int kinds = Replay.stepKinds().size();
        out.printf(
                Locale.ROOT,
                "%d models of %d graphs, %,d states, %,d transitions in both directions, %d of %d step kinds, %d models differ%n",
                models,
                graphs,
                states,
                transitions,
                kinds - never.size(),
                kinds,
                different);
        rate().ifPresent(rate ->
                out.printf(Locale.ROOT, "%,.0f transitions a minute of CPU time, parses included%n", rate));
        return never;
    }

    private OptionalDouble rate() {
        Optional<Duration> now = ProcessHandle.current().info().totalCpuDuration();
        return begun.isEmpty() || now.isEmpty() || now.get().compareTo(begun.get()) <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        transitions * 60e9 / now.get().minus(begun.get()).toNanos());
    }

    /** Whether no model differs. */
    boolean same() {
        return different == 0;
    }
}
