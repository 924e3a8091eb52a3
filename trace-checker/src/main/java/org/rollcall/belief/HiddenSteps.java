package org.rollcall.belief;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.kernel.Sgi;
import org.rollcall.kernel.StepKind;
import org.rollcall.kernel.TaskState;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Machine;
import org.rollcall.machine.Schedule;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.machine.VirtualClock;

/** Finds the hidden steps between goals: before each goal only its CPU moves, by steps that print nothing. */
public final class HiddenSteps {
    /** Code of a roll call that goes on by itself and leaves no line of its own in a log, in the order in which it is tried. */
    private static final List<StepKind> HIDDEN =
            Arrays.stream(StepKind.values()).filter(HiddenSteps::goesOn).toList();

    /**
     * A schedule through all goals, or the first goal that cannot be reached.
     *
     * @param schedule what was reached
     * @param missed the goal, or null if all were reached
     * @param guard why its step is refused where its CPU cannot go on, in the words of the specification; null with no such goal
     */
    public record Found(
            Schedule schedule,
            @Nullable Goal missed,
            @Nullable String guard) {}

    private final Machine machine;
    private final List<Step> taken = new ArrayList<>();
    private State state;

    private HiddenSteps(Configuration configuration) {
        machine = new Machine(configuration);
        state = machine.initial();
    }

    /** Searches a behaviour from the initial state of its machine. */
    public static Found find(Claim.Behaviour behaviour) {
        var search = new HiddenSteps(behaviour.configuration());
        for (Goal goal : behaviour.goals()) {
            if (!search.reach(goal.step(), search.state, new ArrayList<>(), new HashSet<>())) {
                String guard = search.machine.refusal(search.state, goal.step());
                return new Found(new Schedule(search.taken), goal, guard == null ? "a hidden step" : guard);
            }
        }
        return new Found(new Schedule(search.taken), null, null);
    }

    private static boolean goesOn(StepKind kind) {
        boolean tasksOwnWill = kind.sites().stream().anyMatch(TaskState.class::isInstance);
        return !tasksOwnWill
                && VirtualClock.of(kind).isZero()
                && switch (kind.evidence()) {
                    case NOTHING, LINE_IF_ASKED -> true;
                    case LINE, OTHER_LINES -> false;
                };
    }

    /** Depth first: hidden steps of one CPU commute or are the only one, so the first way is nearly always the way. */
    private boolean reach(Step goal, State from, List<Step> path, Set<State> seen) {
        if (machine.isEnabled(from, goal)) {
            path.add(goal);
            taken.addAll(path);
            state = machine.apply(from, goal);
            return true;
        }
        if (!seen.add(from)) {
            return false;
        }
        for (Step step : hiddenSteps(from, goal.cpu())) {
            path.add(step);
            if (reach(goal, machine.apply(from, step), path, seen)) {
                return true;
            }
            path.remove(path.size() - 1);
        }
        return false;
    }

    private List<Step> hiddenSteps(State from, int cpu) {
        List<Step> steps = new ArrayList<>();
        for (StepKind kind : HIDDEN) {
            int arguments = kind.takesSgi() ? Sgi.values().length : from.cpus();
            for (int i = 0; i < (kind.hasArgument() ? arguments : 1); i++) {
                Step step = new Step(kind, cpu, kind.hasArgument() ? i : -1);
                if (machine.isEnabled(from, step)) {
                    steps.add(step);
                }
            }
        }
        return steps;
    }
}
