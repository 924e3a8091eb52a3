package org.rollcall.spec.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.EngineResult;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Exploration;
import org.rollcall.spec.Model;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.tla.TlaTools;

/** Checks a model twice, by our own exploration and by the tools' engine side by side, and holds both against the manifest. */
public final class ModelCheck {

    /** How the counts of the manifest are treated. */
    public enum Counts {
        /** A count that differs from the manifest's is a failure. */
        MUST_MATCH,
        /** The user changed the model: counts are shown, not judged. */
        SHOWN
    }

    /**
     * @param found what the two searches found together
     * @param exploration our own search
     * @param engine the tools' engine
     * @param counterexample a shortest one, if a property is violated
     * @param problems how this differs from what the manifest says; empty if all is as expected
     * @param seconds wall time
     */
    public record Outcome(
            Model model,
            Expectation found,
            Exploration.Result exploration,
            EngineResult engine,
            @Nullable Counterexample counterexample,
            List<String> problems,
            double seconds) {
        public Outcome {
            problems = List.copyOf(problems);
        }

        /** Whether the model did what the manifest says of it. */
        public boolean asExpected() {
            return problems.isEmpty();
        }
    }

    private final TlaTools tools;
    private final Counts counts;
    private final Duration limit;

    public ModelCheck(TlaTools tools, Counts counts, Duration limit) {
        this.tools = tools;
        this.counts = counts;
        this.limit = limit;
    }

    /**
     * Runs both searches; the counterexample's states stay readable afterwards.
     *
     * @throws SpecificationException if the model is wrong or the time is over
     */
    public Outcome run(Model model) {
        long start = System.nanoTime();
        CompletableFuture<EngineResult> engineRun =
                CompletableFuture.supplyAsync(() -> tools.run(model.module(), model.configuration(), limit));
        Exploration.Result own;
        Counterexample safety;
        try (Specification specification = tools.open(model.module(), model.configuration())) {
            own = Exploration.run(specification, new Exploration.Observer() {}, limit);
            safety = own.violations().values().stream()
                    .findFirst()
                    .map(Counterexample::detached)
                    .orElse(null);
        }
        EngineResult engine = result(engineRun);
        Expectation found = found(own, engine);
        Counterexample counterexample = safety == null && engine.temporal() ? engine.counterexample() : safety;
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Outcome(model, found, own, engine, counterexample, problems(model, found, own, engine), seconds);
    }

    private static EngineResult result(CompletableFuture<EngineResult> engine) {
        try {
            return engine.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof SpecificationException cause ? cause : e;
        }
    }

    /**
     * Runs the tools' engine only, for those who search by themselves, and holds it against the manifest.
     *
     * @return how it differs; empty if it does not
     */
    public List<String> engineAlone(Model model) {
        EngineResult engine = tools.run(model.module(), model.configuration(), limit);
        List<String> problems = new ArrayList<>();
        Expectation found = engine.temporal()
                ? new Expectation.Liveness(String.join(", ", engine.violated()))
                : engine.violated().isEmpty()
                        ? new Expectation.Holds()
                        : new Expectation.Violated(String.join(", ", engine.violated()));
        if (!agrees(model.expect(), found)) {
            problems.add("expected " + model.expect() + ", the engine finds " + found);
        }
        match(problems, "distinct states of the engine", engine.distinct(), model.distinct());
        match(problems, "generated states of the engine", engine.generated(), model.generated());
        if (!engine.temporal()) {
            match(problems, "levels of the engine", engine.depth(), model.depth());
        }
        return problems;
    }

    private static Expectation found(Exploration.Result own, EngineResult engine) {
        if (!own.violations().isEmpty()) {
            return new Expectation.Violated(String.join(", ", own.violations().keySet()));
        } else if (engine.temporal()) {
            return new Expectation.Liveness(String.join(", ", engine.violated()));
        }
        return new Expectation.Holds();
    }

    private List<String> problems(Model model, Expectation found, Exploration.Result own, EngineResult engine) {
        List<String> problems = new ArrayList<>();
        if (!agrees(model.expect(), found)) {
            problems.add("expected " + model.expect() + ", found " + found);
        }
        Set<String> engineSafety = new LinkedHashSet<>(engine.temporal() ? List.of() : engine.violated());
        if (!engine.temporal() && !engineSafety.equals(own.violations().keySet())) {
            problems.add("our search finds " + own.violations().keySet() + " violated, the engine " + engineSafety);
        }
        shortest(problems, own, engine);
        agree(problems, "distinct states", own.distinct(), engine.distinct());
        agree(problems, "generated states", own.generated(), engine.generated());
        if (!engine.temporal()) {
            agree(problems, "levels", own.depth(), engine.depth());
        }
        if (counts == Counts.MUST_MATCH) {
            match(problems, "distinct states", own.distinct(), model.distinct());
            match(problems, "generated states", own.generated(), model.generated());
            match(problems, "levels", own.depth(), model.depth());
        }
        return problems;
    }

    /** The tools do not name the temporal property that failed; the configuration then has only the expected one. */
    private static boolean agrees(Expectation expected, Expectation found) {
        return expected.equals(found)
                || (expected instanceof Expectation.Liveness && found instanceof Expectation.Liveness);
    }

    /** Liveness is checked on the whole graph; if it is violated the engine counts the states, but not the levels. */
    private static void agree(List<String> problems, String what, long own, long engine) {
        if (own != engine) {
            problems.add(what + ": our search " + own + ", the engine " + engine);
        }
    }

    /** Both search breadth first: the ways to a violation may differ, not their length. */
    private static void shortest(List<String> problems, Exploration.Result own, EngineResult engine) {
        Counterexample way = engine.violated().isEmpty()
                ? null
                : own.violations().get(engine.violated().get(0));
        if (way != null) {
            int states = Math.max(1, engine.trace().size()); // it prints no way to an initial state
            agree(problems, "states to the violation", way.states().size(), states);
        }
    }

    private static void match(List<String> problems, String what, long own, long manifest) {
        if (own != manifest) {
            problems.add(what + ": " + own + ", the manifest says " + manifest);
        }
    }
}
