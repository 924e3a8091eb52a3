package org.rollcall.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.counterexample.ItfTrace;
import org.rollcall.kernel.Variable;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Schedule;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.spec.SpecValue;

/** Finds the steps of a machine that lead from state to state of a trace, which may not name them. */
public final class StepSearch {
    /**
     * What was found.
     *
     * @param schedule the steps, up to the first state that none leads to
     * @param refusal which state that is, and how the nearest step misses it; null if all are reached
     */
    public record Found(Schedule schedule, @Nullable String refusal) {}

    private final Machine machine;
    private final List<Step> steps = new ArrayList<>();

    private StepSearch(Machine machine) {
        this.machine = machine;
    }

    /**
     * Follows a trace from the machine's first state. A state like the one before it needs no step. A trace that returns
     * to one of its states has to do so by a step.
     *
     * @throws IllegalArgumentException if the trace lacks a variable of the machine
     */
    public static Found find(Machine machine, ItfTrace trace) {
        var search = new StepSearch(machine);
        String refusal = search.follow(trace);
        return new Found(new Schedule(search.steps), refusal);
    }

    private @Nullable String follow(ItfTrace trace) {
        State state = machine.initial();
        String first = difference(state, trace.states().get(0));
        if (first != null) {
            return "state 0 is not the first of the machine: " + first;
        }
        for (int i = 1; i < trace.states().size(); i++) {
            Optional<Step> step = step(state, trace.states().get(i));
            if (step.isPresent()) {
                steps.add(step.get());
                state = machine.apply(state, step.get());
            } else if (difference(state, trace.states().get(i)) != null) {
                return "state " + i + ": " + nearest(state, trace.states().get(i));
            }
        }
        State last = state;
        return trace.loop()
                .map(loop -> new ItfTrace.State(
                        Optional.empty(), trace.states().get(loop).values()))
                .filter(back -> step(last, back).isEmpty() && difference(last, back) != null)
                .map(back -> "the way back to state " + trace.loop().get() + ": " + nearest(last, back))
                .orElse(null);
    }

    private Optional<Step> step(State state, ItfTrace.State next) {
        return machine.enabled(state).stream()
                .filter(step -> next.action().map(step.toString()::equals).orElse(true))
                .filter(step -> difference(machine.apply(state, step), next) == null)
                .findFirst();
    }

    private String nearest(State state, ItfTrace.State next) {
        String wanted =
                next.action().map(action -> action + " does not lead there").orElse("no step leads there");
        return machine.enabled(state).stream()
                .min(Comparator.comparingLong(step -> differences(machine.apply(state, step), next)))
                .map(step ->
                        wanted + "; after the nearest, " + step + ", " + difference(machine.apply(state, step), next))
                .orElse(wanted);
    }

    private long differences(State state, ItfTrace.State there) {
        return machine.variables().stream()
                .filter(variable -> !here(variable, state).equals(there(variable, there)))
                .count();
    }

    private @Nullable String difference(State state, ItfTrace.State there) {
        return machine.variables().stream()
                .filter(variable -> !here(variable, state).equals(there(variable, there)))
                .findFirst()
                .map(variable -> variable.name() + " is " + there(variable, there) + " in the trace, "
                        + here(variable, state) + " in the machine")
                .orElse(null);
    }

    private static SpecValue here(Variable variable, State state) {
        return ItfTrace.plain(Notation.value(variable, state));
    }

    private static SpecValue there(Variable variable, ItfTrace.State state) {
        SpecValue value = state.values().get(variable.name());
        if (value == null) {
            throw new IllegalArgumentException("the trace has no variable " + variable.name()
                    + "; a trace of IpiNmi has all of its variables in each state");
        }
        return value;
    }
}
