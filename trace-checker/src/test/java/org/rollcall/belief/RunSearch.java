package org.rollcall.belief;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.rollcall.machine.Machine;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;

/** The oracle of a belief: searches one run of the machine, step by step, that shows the observations. It knows of no sets of states. */
final class RunSearch {
    private record Place(State state, int seen) {}

    private final Machine machine;
    private final Visibility visibility;
    private final List<Observation> observations;
    private final Set<Place> visited = new HashSet<>();
    private final Deque<Place> todo = new ArrayDeque<>();

    private RunSearch(Machine machine, List<Observation> observations) {
        this.machine = machine;
        this.visibility = new Visibility(machine.configuration());
        this.observations = observations;
    }

    /** The number of the first observation that no run shows after those before it, or -1. */
    static int refuted(Machine machine, List<Observation> observations) {
        return new RunSearch(machine, observations).longest();
    }

    private int longest() {
        int longest = 0;
        visit(machine.initial(), 0);
        while (!todo.isEmpty()) {
            Place place = todo.pop();
            longest = Math.max(longest, place.seen());
            if (longest == observations.size()) {
                return -1;
            }
            goOn(place.state(), place.seen(), observations.get(place.seen()));
        }
        return longest;
    }

    private void goOn(State s, int seen, Observation next) {
        if (next instanceof Observation.Taken taken) {
            moves(s, seen, visibility::isHidden);
            if (machine.isEnabled(s, taken.step())) {
                visit(machine.apply(s, taken.step()), seen + 1);
            }
        } else if (next instanceof Observation.InDebugger in) {
            look(s, seen, Belief.showsInDebugger(s, in.cpu(), true));
        } else if (next instanceof Observation.NotInDebugger out) {
            look(s, seen, Belief.showsInDebugger(s, out.cpu(), false));
        } else {
            moves(s, seen, next instanceof Observation.WaitOver ? visibility::isHiddenInTime : visibility::mayBeUnseen);
            visit(s, seen + 1);
        }
    }

    private void look(State s, int seen, boolean shown) {
        moves(s, seen, visibility::isHidden);
        if (shown) {
            visit(s, seen + 1);
        }
    }

    private void moves(State s, int seen, Predicate<Step> allowed) {
        for (Step step : machine.enabled(s)) {
            if (allowed.test(step)) {
                visit(machine.apply(s, step), seen);
            }
        }
    }

    private void visit(State s, int seen) {
        Place place = new Place(s, seen);
        if (visited.add(place)) {
            todo.push(place);
        }
    }
}
