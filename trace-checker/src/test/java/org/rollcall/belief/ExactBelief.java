package org.rollcall.belief;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.rollcall.kernel.DbgLabel;
import org.rollcall.machine.Machine;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;

/** The oracle: every state that a machine may be in, one by one. Small machines only. */
final class ExactBelief {
    /** More states than this at once are too many for a test. */
    static final int MOST = 60_000;

    private final Machine machine;
    private final Visibility visibility;
    private Set<State> states = new HashSet<>();
    private boolean tooMany;

    private ExactBelief(Machine machine) {
        this.machine = machine;
        this.visibility = new Visibility(machine.configuration());
        states.add(machine.initial());
    }

    /** The number of the first observation that nothing explains, -1 if all are explained, -2 if there are too many states. */
    static int refuted(Machine machine, List<Observation> observations) {
        var exact = new ExactBelief(machine);
        for (int i = 0; i < observations.size(); i++) {
            exact.absorb(observations.get(i));
            if (exact.tooMany) {
                return -2;
            }
            if (exact.states.isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    private void absorb(Observation observation) {
        if (observation instanceof Observation.WaitOver) {
            close(visibility::isHiddenInTime);
        } else if (observation instanceof Observation.Cut) {
            close(visibility::mayBeUnseen);
        } else {
            close(visibility::isHidden);
            Set<State> next = new HashSet<>();
            for (State s : states) {
                if (observation instanceof Observation.Taken taken) {
                    if (machine.isEnabled(s, taken.step())) {
                        next.add(machine.apply(s, taken.step()));
                    }
                } else if (observation instanceof Observation.InDebugger in && isShown(s, in.cpu(), true)
                        || observation instanceof Observation.NotInDebugger out && isShown(s, out.cpu(), false)) {
                    next.add(s);
                }
            }
            states = next;
        }
    }

    static boolean isShown(State s, int cpu, boolean entered) {
        return s.kgActive() >= 0
                && s.dbgPc(s.kgActive()) == DbgLabel.M9
                && s.entered().contains(cpu) == entered;
    }

    private void close(Predicate<Step> allowed) {
        Set<State> reached = new HashSet<>(states);
        Deque<State> todo = new ArrayDeque<>(states);
        while (!todo.isEmpty() && reached.size() <= MOST) {
            machine.successors(todo.remove(), (step, next) -> {
                if (allowed.test(step) && reached.add(next)) {
                    todo.add(next);
                }
            });
        }
        tooMany |= reached.size() > MOST;
        states = reached;
    }
}
