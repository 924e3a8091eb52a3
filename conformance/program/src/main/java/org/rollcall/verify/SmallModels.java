package org.rollcall.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.rollcall.replay.Replay;
import org.rollcall.spec.InParallel;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.check.SameGraph;
import org.rollcall.spec.tla.TlaTools;

/** The models of the manifest that are checked and replayed in a few tenths of a second each. */
public final class SmallModels {
    /** Distinct states of a small model, at most. */
    private static final long SMALL = 200;

    private SmallModels() {}

    /**
     * Checks and replays every small model.
     *
     * @param progress is told how far it is, in words
     */
    public static Row run(TlaTools tools, Manifest manifest, Duration limit, Consumer<String> progress) {
        long start = System.nanoTime();
        List<Model> models = manifest.models().stream()
                .filter(Replay::takes)
                .filter(model -> model.speed() == Model.Speed.FAST && model.distinct() <= SMALL && !model.symmetric())
                .toList();
        Replay replay = new Replay(tools, limit);
        List<String> problems = new ArrayList<>();
        long[] transitions = {0};
        int[] done = {0};
        Consumer<SameGraph> waiting = graph -> progress.accept(String.format(
                Locale.ROOT,
                "specification = Java model: %d of %d models, %,d transitions, %d differ; model %s",
                done[0],
                models.size(),
                transitions[0],
                problems.size(),
                graph.first().name()));
        InParallel.each(SameGraph.among(tools, models), replay::run, waiting, (graph, outcomes) -> {
            transitions[0] += outcomes.get(0).report().transitions();
            outcomes.forEach(outcome -> {
                done[0]++;
                outcome.problems()
                        .forEach(problem -> problems.add(outcome.model().name() + ": " + problem));
            });
        });
        String amount = String.format(
                Locale.ROOT,
                "%,d transitions, %d of %d models",
                transitions[0],
                models.size(),
                manifest.models().size());
        return new Row("specification = Java model", amount, problems, (System.nanoTime() - start) / 1e9);
    }
}
