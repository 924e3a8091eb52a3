package org.rollcall.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.rollcall.replay.Replay;
import org.rollcall.spec.Manifest;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.tla.TlaTools;

/** The models of the manifest that are checked and replayed in a few tenths of a second each. */
public final class SmallModels {
    /** Distinct states of a small model, at most. */
    private static final long SMALL = 1_000;

    private SmallModels() {}

    /**
     * Checks and replays every small model.
     *
     * @param progress is told which model comes next
     */
    public static Row run(TlaTools tools, Manifest manifest, Duration limit, Consumer<String> progress) {
        long start = System.nanoTime();
        List<Model> models = manifest.models().stream()
                .filter(Replay::takes)
                .filter(model -> model.distinct() <= SMALL && !model.symmetric())
                .toList();
        Replay replay = new Replay(tools, limit);
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Replay.Outcome>> outcomes = models.stream()
                    .map(model -> workers.submit(() -> replay.run(model)))
                    .toList();
            return row(models, outcomes, manifest.models().size(), start, progress);
        } finally {
            workers.shutdownNow();
        }
    }

    private static Row row(
            List<Model> models, List<Future<Replay.Outcome>> outcomes, int all, long start, Consumer<String> progress) {
        List<String> problems = new ArrayList<>();
        long states = 0;
        long transitions = 0;
        for (int i = 0; i < models.size(); i++) {
            progress.accept("model " + (i + 1) + " of " + models.size() + ": "
                    + models.get(i).name());
            Replay.Outcome outcome = result(outcomes.get(i));
            states += outcome.report().states();
            transitions += outcome.report().transitions();
            String name = models.get(i).name();
            outcome.problems().forEach(problem -> problems.add(name + ": " + problem));
        }
        String amount = String.format(
                Locale.ROOT,
                "%d of %d models, %,d states, %,d transitions, both ways",
                models.size(),
                all,
                states,
                transitions);
        return new Row("specification = Java model", amount, problems, (System.nanoTime() - start) / 1e9);
    }

    private static Replay.Outcome result(Future<Replay.Outcome> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SpecificationException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SpecificationException("interrupted", e);
        }
    }
}
