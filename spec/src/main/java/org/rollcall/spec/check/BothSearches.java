package org.rollcall.spec.check;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.EngineResult;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Exploration;
import org.rollcall.spec.ModelConfiguration;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.tla.TlaTools;

/**
 * Searches all states of a model twice: by a search of our own, and by the TLA+ tools' engine, which confirms it. Ours is the
 * Java model's if that takes the model, and otherwise one that has the tools evaluate state by state.
 */
public final class BothSearches {
    /**
     * What was found.
     *
     * @param engine who searched
     * @param found which property is false, if any
     * @param search counts, and the ways to violations
     * @param counterexample a shortest one, if a property is violated; its states stay readable
     * @param disagreements what the one found and the other did not
     * @param seconds wall time
     */
    public record Result(
            Engine engine,
            Expectation found,
            OwnSearch.Found search,
            @Nullable Counterexample counterexample,
            List<String> disagreements,
            double seconds) {
        public Result {
            disagreements = List.copyOf(disagreements);
        }

        /** What was found, for people, and how far it can be relied on. */
        public String verdict() {
            boolean sure = search.doubt().isEmpty() || !(found instanceof Expectation.Holds);
            return sure ? found.toString() : found + ", unless " + search.doubt();
        }
    }

    private final TlaTools tools;
    private final OwnSearch own;
    private final Engine engine;
    private final Duration limit;
    private final BiConsumer<String, Expectation> early;

    public BothSearches(TlaTools tools, OwnSearch own, Engine engine, Duration limit) {
        this(tools, own, engine, limit, (name, found) -> {});
    }

    /**
     * The same, which tells at once what the Java model finds, while the engine still searches.
     *
     * @param early is told what the configuration is called, and what was found in it; not confirmed yet
     */
    public BothSearches(
            TlaTools tools, OwnSearch own, Engine engine, Duration limit, BiConsumer<String, Expectation> early) {
        this.tools = tools;
        this.own = own;
        this.engine = engine;
        this.limit = limit;
        this.early = early;
    }

    /**
     * Looks whether a configuration has a meaning for our search, if that is to take part.
     *
     * @throws SpecificationException in one line, if it has none
     */
    public void examine(String module, ModelConfiguration configuration) {
        if (engine != Engine.tlc && own.takes(module, configuration)) {
            own.examine(configuration);
        }
    }

    /**
     * Searches.
     *
     * @param module the root module
     * @param name what to call the configuration in messages
     * @throws SpecificationException if the model is wrong, the time is over, or the engine cannot do it alone
     */
    public Result run(String module, String name, ModelConfiguration configuration) {
        long start = System.nanoTime();
        Result result = switch (engine) {
            case both -> both(module, name, configuration);
            case java -> javaAlone(module, name, configuration);
            case tlc -> tlcAlone(module, name, configuration);
        };
        return new Result(
                engine,
                result.found,
                result.search,
                result.counterexample,
                result.disagreements,
                (System.nanoTime() - start) / 1e9);
    }

    private Result both(String module, String name, ModelConfiguration configuration) {
        CompletableFuture<EngineResult> engineRun =
                CompletableFuture.supplyAsync(() -> tools.run(module, name, configuration, limit));
        OwnSearch.Found search =
                own.takes(module, configuration) ? own.run(configuration) : stateByState(module, name, configuration);
        boolean judged = own.takes(module, configuration) && own.judgesLiveness(configuration);
        if (judged) {
            early.accept(name, alone(search));
        }
        EngineResult confirmed = result(engineRun);
        Counterexample safety = search.violations().values().stream()
                .findFirst()
                .map(way -> confirmed.trace().isEmpty() ? way : way.ordered(confirmed.variables()))
                .orElse(null);
        Counterexample counterexample =
                safety == null && confirmed.temporal() ? named(module, name, configuration, confirmed) : safety;
        Disagreements problems = new Disagreements(search, confirmed);
        boolean live = judged && !configuration.properties().isEmpty();
        return new Result(engine, found(search, confirmed), search, counterexample, problems.all(live), 0);
    }

    private Result javaAlone(String module, String name, ModelConfiguration configuration) {
        if (!own.takes(module, configuration) || !own.judgesLiveness(configuration)) {
            throw new SpecificationException(name + ": the Java model does not judge all that this model asks for;"
                    + " leave --engine java out");
        }
        OwnSearch.Found search = own.run(configuration);
        Counterexample way = Stream.of(search.violations(), search.broken())
                .flatMap(ways -> ways.values().stream())
                .findFirst()
                .orElse(null);
        return new Result(engine, alone(search), search, way, List.of(), 0);
    }

    private Result tlcAlone(String module, String name, ModelConfiguration configuration) {
        EngineResult alone = tools.run(module, name, configuration, limit);
        Map<String, Counterexample> violations = new LinkedHashMap<>();
        OwnSearch.Found none = new OwnSearch.Found(alone.distinct(), alone.generated(), alone.depth(), violations);
        Counterexample way = alone.trace().isEmpty() ? null : named(module, name, configuration, alone);
        return new Result(engine, alone.found(), none, way, List.of(), 0);
    }

    private Counterexample named(String module, String name, ModelConfiguration configuration, EngineResult engine) {
        try (Specification specification = tools.open(module, name, configuration)) {
            return NamedSteps.of(specification, engine.counterexample());
        }
    }

    private OwnSearch.Found stateByState(String module, String name, ModelConfiguration configuration) {
        try (Specification specification = tools.open(module, name, configuration)) {
            Exploration.Result result = Exploration.run(specification, new Exploration.Observer() {}, limit);
            Map<String, Counterexample> violations = new LinkedHashMap<>();
            result.violations().forEach((property, way) -> violations.put(property, way.detached()));
            return new OwnSearch.Found(result.distinct(), result.generated(), result.depth(), violations);
        }
    }

    private static EngineResult result(CompletableFuture<EngineResult> engine) {
        try {
            return engine.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof SpecificationException cause ? cause : e;
        }
    }

    private static Expectation found(OwnSearch.Found own, EngineResult engine) {
        return own.violations().isEmpty() && engine.temporal() ? engine.found() : safety(own);
    }

    private static Expectation alone(OwnSearch.Found own) {
        return own.violations().isEmpty() && !own.broken().isEmpty()
                ? new Expectation.Liveness(String.join(", ", own.broken().keySet()))
                : safety(own);
    }

    private static Expectation safety(OwnSearch.Found own) {
        return own.violations().isEmpty()
                ? new Expectation.Holds()
                : new Expectation.Violated(String.join(", ", own.violations().keySet()));
    }
}
