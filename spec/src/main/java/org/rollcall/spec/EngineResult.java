package org.rollcall.spec;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the TLA+ tools' own engine found.
 *
 * @param distinct distinct states
 * @param generated states generated: the initial ones and the end of every step
 * @param depth levels of the breadth-first search
 * @param violations the properties that do not hold, in the order found
 * @param trace the counterexample of the first violation, empty if there is none
 * @param loopTo as in {@link Counterexample#loopTo}
 */
public record EngineResult(
        long distinct, long generated, int depth, List<Violation> violations, List<TraceEntry> trace, int loopTo) {

    /** What a deadlock is called among the properties. */
    public static final String DEADLOCK = "deadlock";

    /** What makes a property false. */
    public enum By {
        /** A reachable state: it is an invariant. */
        STATE,
        /** A step, or an initial state: it is a rule for each of them, by itself or as a part of a refinement. */
        STEP,
        /** A whole behaviour: it says what must happen in the end. */
        BEHAVIOUR
    }

    /** A property that does not hold; {@link #DEADLOCK} for a deadlock. */
    public record Violation(String property, By by) {}

    /** A state of a trace, with the step that led to it: the name of its action, "" for the initial state. */
    public record TraceEntry(String action, Map<String, SpecValue> state) {}

    public EngineResult {
        violations = List.copyOf(violations);
        trace = List.copyOf(trace);
    }

    /** The names of the properties that do not hold, in the order found. */
    public List<String> violated() {
        return violations.stream().map(Violation::property).toList();
    }

    /** Whether one of them is no invariant. */
    public boolean temporal() {
        return violations.stream().anyMatch(violation -> violation.by() != By.STATE);
    }

    /** Which property is false, if any: invariants before rules for a step, and those before liveness. */
    public Expectation found() {
        if (!violatedBy(By.STATE).isEmpty()) {
            return new Expectation.Violated(violatedBy(By.STATE));
        } else if (!violatedBy(By.STEP).isEmpty()) {
            return new Expectation.Broken(violatedBy(By.STEP));
        }
        return violations.isEmpty() ? new Expectation.Holds() : new Expectation.Liveness(violatedBy(By.BEHAVIOUR));
    }

    private String violatedBy(By by) {
        return violations.stream()
                .filter(violation -> violation.by() == by)
                .map(Violation::property)
                .collect(Collectors.joining(", "));
    }

    /** The same with the counts of another run. */
    public EngineResult counted(EngineResult other) {
        return new EngineResult(other.distinct, other.generated, other.depth, violations, trace, loopTo);
    }

    /** What was found, if these invariants had not been asked for. */
    public EngineResult without(Collection<String> invariants) {
        List<Violation> asked = violations.stream()
                .filter(violation -> !invariants.contains(violation.property()))
                .toList();
        boolean shown = !asked.isEmpty() && asked.get(0).equals(violations.get(0));
        return new EngineResult(
                distinct, generated, depth, asked, shown ? trace : List.of(), shown ? loopTo : Counterexample.ENDS);
    }

    /** The variables in the tools' order, which is not that of their declaration; of a trace that is not empty. */
    public List<String> variables() {
        return List.copyOf(trace.get(0).state().keySet());
    }

    /** The trace as a behaviour; the engine names the actions without their arguments. */
    public Counterexample counterexample() {
        List<String> variables = variables();
        return new Counterexample(
                trace.stream()
                        .<SpecState>map(entry -> new Counterexample.Snapshot(variables, entry.state()))
                        .toList(),
                trace.stream()
                        .skip(1)
                        .map(entry -> new SpecAction(entry.action(), List.of(), List.of(), ""))
                        .toList(),
                loopTo);
    }
}
