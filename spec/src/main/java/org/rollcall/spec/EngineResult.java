package org.rollcall.spec;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What the TLA+ tools' own engine found.
 *
 * @param distinct distinct states
 * @param generated states generated: the initial ones and the end of every step
 * @param depth levels of the breadth-first search
 * @param violated the properties that do not hold, in the order found; {@link #DEADLOCK} for a deadlock
 * @param temporal whether the violated property is a temporal one: liveness, or a refinement
 * @param trace the counterexample of the first violation, empty if there is none
 * @param loopTo as in {@link Counterexample#loopTo}
 */
public record EngineResult(
        long distinct,
        long generated,
        int depth,
        List<String> violated,
        boolean temporal,
        List<TraceEntry> trace,
        int loopTo) {

    /** What a deadlock is called among the properties. */
    public static final String DEADLOCK = "deadlock";

    /** A state of a trace, with the step that led to it: the name of its action, "" for the initial state. */
    public record TraceEntry(String action, Map<String, SpecValue> state) {}

    public EngineResult {
        violated = List.copyOf(violated);
        trace = List.copyOf(trace);
    }

    /** Which property is false, if any. */
    public Expectation found() {
        String names = String.join(", ", violated);
        return temporal
                ? new Expectation.Liveness(names)
                : violated.isEmpty() ? new Expectation.Holds() : new Expectation.Violated(names);
    }

    /** The same with the counts of another run. */
    public EngineResult counted(EngineResult other) {
        return new EngineResult(other.distinct, other.generated, other.depth, violated, temporal, trace, loopTo);
    }

    /** What was found, if these invariants had not been asked for. */
    public EngineResult without(Collection<String> invariants) {
        List<String> asked =
                violated.stream().filter(name -> !invariants.contains(name)).toList();
        boolean shown = !asked.isEmpty() && asked.get(0).equals(violated.get(0));
        return new EngineResult(
                distinct,
                generated,
                depth,
                asked,
                temporal,
                shown ? trace : List.of(),
                shown ? loopTo : Counterexample.ENDS);
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
