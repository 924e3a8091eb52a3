package org.rollcall.spec.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.EngineResult;

/** What one of two searches of a model found and the other did not. */
final class Disagreements {
    private static final String REPORT = "the two must find the same: this is a fault of Rollcall, not of the model;"
            + " please report it with the lines above and those of \"rollcall replay\" of the model, which show the first step"
            + " that differs";

    private final OwnSearch.Found own;
    private final EngineResult engine;
    private final List<String> problems = new ArrayList<>();

    Disagreements(OwnSearch.Found own, EngineResult engine) {
        this.own = own;
        this.engine = engine;
    }

    /**
     * All of them, and what to report; empty if there are none. If liveness is violated the engine counts the states, but not the
     * levels.
     *
     * @param live whether both judge temporal properties
     */
    List<String> all(boolean live) {
        Set<String> engineSafety = new LinkedHashSet<>(engine.temporal() ? List.of() : engine.violated());
        if (!engine.temporal() && !engineSafety.equals(own.violations().keySet())) {
            problems.add("our search finds " + own.violations().keySet() + " violated, the engine " + engineSafety);
        }
        shortest();
        agree("distinct states", own.distinct(), engine.distinct());
        agree("generated states", own.generated(), engine.generated());
        if (!engine.temporal()) {
            agree("levels", own.depth(), engine.depth());
        }
        if (live && own.violations().isEmpty()) {
            liveness();
        }
        if (!problems.isEmpty()) {
            problems.add(REPORT);
        }
        return problems;
    }

    /** The tools do not name the temporal property that failed. */
    private void liveness() {
        if (own.broken().isEmpty() == engine.temporal()) {
            problems.add("liveness: our search finds "
                    + (own.broken().isEmpty() ? "nothing" : own.broken().keySet()) + " broken, the engine "
                    + (engine.temporal() ? "a behaviour that breaks a property" : "nothing"));
        }
    }

    /** Both search breadth first: the ways to a violation may differ, not their length. */
    private void shortest() {
        Counterexample way = engine.violated().isEmpty()
                ? null
                : own.violations().get(engine.violated().get(0));
        if (way != null) {
            int states = Math.max(1, engine.trace().size()); // it prints no way to an initial state
            agree("states to the violation", way.states().size(), states);
        }
    }

    private void agree(String what, long own, long engine) {
        if (own != engine) {
            problems.add(what + ": our search " + own + ", the engine " + engine);
        }
    }
}
