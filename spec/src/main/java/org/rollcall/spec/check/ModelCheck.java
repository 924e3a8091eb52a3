package org.rollcall.spec.check;

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
    private final BothSearches searches;
    private final Counts counts;

    public ModelCheck(TlaTools tools, BothSearches searches, Counts counts) {
        this.tools = tools;
        this.searches = searches;
        this.counts = counts;
    }

    /**
     * Searches; the counterexample's states stay readable afterwards.
     *
     * @throws SpecificationException if the model is wrong or the time is over
     */
    public Outcome run(Model model) {
        BothSearches.Result found = searches.run(model.module(), model.name(), tools.configuration(model));
        List<String> problems = new ArrayList<>();
        if (!agrees(model.expect(), found.found())) {
            problems.add("expected " + model.expect() + ", found " + found.found());
        }
        problems.addAll(found.disagreements());
        if (counts == Counts.MUST_MATCH) {
            match(problems, "distinct states", found.search().distinct(), model.distinct());
            match(problems, "generated states", found.search().generated(), model.generated());
            if (found.engine() != Engine.tlc || !found.found().temporal()) {
                match(problems, "levels", found.search().depth(), model.depth());
            }
        }
        return new Outcome(model, found, problems);
    }

    /** How what the tools' engine found in a model differs from what the manifest says; empty if it does not. */
    public static List<String> problems(Model model, EngineResult engine) {
        List<String> problems = new ArrayList<>();
        Expectation found = engine.found();
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

    /** The tools do not name the property that a whole behaviour breaks; the configuration then has only the expected one. */
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
