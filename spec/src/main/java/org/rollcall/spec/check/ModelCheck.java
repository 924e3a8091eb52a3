package org.rollcall.spec.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.spec.EngineResult;
import org.rollcall.spec.Expectation;
import org.rollcall.spec.Model;
import org.rollcall.spec.SpecificationException;
import org.rollcall.spec.tla.TlaTools;

/** Holds what the two searches find in a model against the manifest. */
public final class ModelCheck {

    /** How the counts of the manifest are treated. */
    public enum Counts {
        /** A count that differs from the manifest's is a failure. */
        MUST_MATCH,
        /** The user changed the model: counts are shown, not judged. */
        SHOWN
    }

    /**
     * @param search what the two searches found together
     * @param problems how this differs from what the manifest says; empty if all is as expected
     */
    public record Outcome(Model model, BothSearches.Result search, List<String> problems) {
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
        BothSearches.Result found =
                new BothSearches(tools, limit).run(model.module(), model.name(), tools.configuration(model));
        List<String> problems = new ArrayList<>();
        if (!agrees(model.expect(), found.found())) {
            problems.add("expected " + model.expect() + ", found " + found.found());
        }
        problems.addAll(found.disagreements());
        if (counts == Counts.MUST_MATCH) {
            match(problems, "distinct states", found.exploration().distinct(), model.distinct());
            match(problems, "generated states", found.exploration().generated(), model.generated());
            match(problems, "levels", found.exploration().depth(), model.depth());
        }
        return new Outcome(model, found, problems);
    }

    /**
     * Runs the tools' engine only, for those who search by themselves, and holds it against the manifest.
     *
     * @return how it differs; empty if it does not
     */
    public List<String> engineAlone(Model model) {
        EngineResult engine = tools.run(model, limit);
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

    /** The tools do not name the temporal property that failed; the configuration then has only the expected one. */
    private static boolean agrees(Expectation expected, Expectation found) {
        return expected.equals(found)
                || (expected instanceof Expectation.Liveness && found instanceof Expectation.Liveness);
    }

    private static void match(List<String> problems, String what, long own, long manifest) {
        if (own != manifest) {
            problems.add(what + ": " + own + ", the manifest says " + manifest);
        }
    }
}
