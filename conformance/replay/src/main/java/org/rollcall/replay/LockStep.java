package org.rollcall.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Schedule;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.spec.Counterexample;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.Specification;
import org.rollcall.spec.SpecificationException;

/**
 * A machine and {@code IpiNmi.tla} with the same constants, taking the same steps. It needs no exploration, and so holds
 * machines to the specification that are too large to enumerate.
 */
public final class LockStep {
    /** What is asked of each pair of states on the way. */
    private interface Comparison {
        @Nullable
        String difference(SpecState spec, State state);
    }

    private final Specification specification;
    private final Machine machine;
    private final Correspondence correspondence;
    private final Map<Step, SpecAction> actions = new HashMap<>();

    /**
     * Puts the two side by side.
     *
     * @param specification an open model of {@code IpiNmi}, with constants as {@link ConfigurationWriter} writes them
     */
    public LockStep(Specification specification, Machine machine) {
        this.specification = specification;
        this.machine = machine;
        this.correspondence = new Correspondence(specification.variables(), machine);
        specification.actions().forEach(action -> actions.put(Correspondence.step(action), action));
    }

    /** Takes a schedule up to the first step that one of the two refuses, or that leads them to different states. */
    public JointRun run(Schedule schedule) {
        return run(schedule, (spec, state) -> null);
    }

    /** The same, which also stops in the first state in which the two do not enable the same steps. */
    public JointRun runBothWays(Schedule schedule) {
        return run(schedule, this::enabledDiffers);
    }

    /** A run that stops as {@link #runBothWays} does on {@code failing}, from which no step can be left out. */
    public JointRun smallest(Schedule failing) {
        Schedule smallest =
                failing.shrink(machine, schedule -> runBothWays(schedule).refusal() != null);
        return runBothWays(smallest);
    }

    private JointRun run(Schedule schedule, Comparison comparison) {
        List<SpecState> states = new ArrayList<>(specification.initialStates());
        List<SpecAction> taken = new ArrayList<>();
        State state = machine.initial();
        String stop = comparison.difference(states.get(0), state);
        for (int i = 0; stop == null && i < schedule.steps().size(); i++) {
            Step step = schedule.steps().get(i);
            SpecState here = states.get(states.size() - 1);
            SpecAction action = action(step);
            List<SpecState> next = specification.successors(here, action);
            String guard = machine.refusal(state, step);
            if (guard != null || next.isEmpty()) {
                stop = "step " + (i + 1) + ", " + step + ", is not enabled: " + who(guard, !next.isEmpty());
            } else {
                state = machine.apply(state, step);
                states.add(next.get(0));
                taken.add(action);
                stop = after(taken.size(), next.get(0), state, comparison);
            }
        }
        return new JointRun(new Counterexample(states, taken, Counterexample.ENDS).detached(), stop);
    }

    private @Nullable String after(int steps, SpecState spec, State state, Comparison comparison) {
        String difference = correspondence.difference(spec, state);
        if (difference == null) {
            difference = comparison.difference(spec, state);
        }
        return difference == null ? null : "after step " + steps + " the two differ: " + difference;
    }

    private static String who(@Nullable String guard, boolean specificationTakesIt) {
        String why = guard == null ? "the specification refuses it, the machine does not" : "needs " + guard;
        return why + (specificationTakesIt ? ", but the specification takes it" : "");
    }

    private @Nullable String enabledDiffers(SpecState spec, State state) {
        Set<String> more = new TreeSet<>();
        specification.successors(spec, (action, next) -> more.add(action.toString()));
        for (Step step : machine.enabled(state)) {
            if (!more.remove(step.toString())) {
                return "the machine takes " + step + ", the specification does not";
            }
        }
        return more.isEmpty() ? null : "the specification takes " + more + ", the machine does not";
    }

    private SpecAction action(Step step) {
        SpecAction action = actions.get(step);
        if (action == null) {
            throw new SpecificationException("the model has no step " + step);
        }
        return action;
    }
}
