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
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.tla.TlaTools;

/** Searches all states of a model twice, by our own exploration and by the tools' engine side by side. */
public final class BothSearches {
    /**
     * What the two found together.
     *
     * @param found which property is false, if any
     * @param exploration our own search
     * @param engine the tools' engine
     * @param counterexample a shortest one, if a property is violated; its states stay readable
     * @param disagreements what the one found and the other did not
     * @param seconds wall time
     */
    public record Result(
            Expectation found,
            Exploration.Result exploration,
            EngineResult engine,
            @Nullable Counterexample counterexample,
            List<String> disagreements,
            double seconds) {
        public Result {
            disagreements = List.copyOf(disagreements);
        }
    }

    private final TlaTools tools;
    private final Duration limit;

    public BothSearches(TlaTools tools, Duration limit) {
        this.tools = tools;
        this.limit = limit;
    }

    /**
     * Runs both searches.
     *
     * @param module the root module
     * @param name what to call the configuration in messages
     * @throws SpecificationException if the model is wrong or the time is over
     */
    public Result run(String module, String name, ModelConfiguration configuration) {
        long start = System.nanoTime();
        CompletableFuture<EngineResult> engineRun =
                CompletableFuture.supplyAsync(() -> tools.run(module, name, configuration, limit));
        Exploration.Result own;
        Counterexample safety;
        try (Specification specification = tools.open(module, name, configuration)) {
            own = Exploration.run(specification, new Exploration.Observer() {}, limit);
            safety = own.violations().values().stream()
                    .findFirst()
                    .map(Counterexample::detached)
                    .orElse(null);
        }
        EngineResult engine = result(engineRun);
        Counterexample counterexample = safety == null && engine.temporal() ? engine.counterexample() : safety;
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Result(found(own, engine), own, engine, counterexample, disagreements(own, engine), seconds);
    }

    private static EngineResult result(CompletableFuture<EngineResult> engine) {
        try {
            return engine.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof SpecificationException cause ? cause : e;
        }
    }

    private static Expectation found(Exploration.Result own, EngineResult engine) {
        if (!own.violations().isEmpty()) {
            return new Expectation.Violated(String.join(", ", own.violations().keySet()));
        } else if (engine.temporal()) {
            return new Expectation.Liveness(String.join(", ", engine.violated()));
        }
        return new Expectation.Holds();
    }

    /** Liveness is checked on the whole graph; if it is violated the engine counts the states, but not the levels. */
    private static List<String> disagreements(Exploration.Result own, EngineResult engine) {
        List<String> problems = new ArrayList<>();
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
        return problems;
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

    private static void agree(List<String> problems, String what, long own, long engine) {
        if (own != engine) {
            problems.add(what + ": our search " + own + ", the engine " + engine);
        }
    }
}
