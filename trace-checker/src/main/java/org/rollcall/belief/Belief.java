package org.rollcall.belief;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rollcall.kernel.DbgLabel;
import org.rollcall.machine.Machine;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;

/**
 * What a machine may have come to, as far as the observations tell: a set of its states. A value. It is empty once no behaviour of the
 * machine explains what was observed. For machines of few CPUs ({@link Projection}): the states are kept one by one.
 */
public final class Belief {
    private final Machine machine;
    private final Visibility visibility;
    private final Set<State> states;

    private Belief(Machine machine, Visibility visibility, Set<State> states) {
        this.machine = machine;
        this.visibility = visibility;
        this.states = states;
    }

    /** Nothing was observed of this machine yet. */
    public static Belief in(Machine machine) {
        return in(machine, new Visibility(machine.configuration()));
    }

    /** The same of a machine of which other steps are seen. */
    static Belief in(Machine machine, Visibility visibility) {
        return new Belief(machine, visibility, Set.of(machine.initial()));
    }

    /** Whether nothing explains the observations. */
    public boolean isEmpty() {
        return states.isEmpty();
    }

    /** The belief after one more observation. */
    public Belief absorb(Observation observation) {
        if (observation instanceof Observation.Taken taken) {
            return settled().after(taken.step());
        } else if (observation instanceof Observation.InDebugger in) {
            return settled().where(s -> showsInDebugger(s, in.cpu(), true));
        } else if (observation instanceof Observation.NotInDebugger out) {
            return settled().where(s -> showsInDebugger(s, out.cpu(), false));
        } else if (observation instanceof Observation.WaitOver) {
            return closed(visibility::isHiddenInTime);
        }
        return closed(visibility::mayBeUnseen);
    }

    /** The number of the first observation that nothing explains, from 0; -1 if all are explained. */
    public static int refuted(Machine machine, List<Observation> observations) {
        return in(machine).refuted(observations);
    }

    /** The same, from this belief on. */
    int refuted(List<Observation> observations) {
        Belief belief = this;
        for (int i = 0; i < observations.size(); i++) {
            belief = belief.absorb(observations.get(i));
            if (belief.isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    /** The belief once the steps that nobody sees are taken too. */
    Belief settled() {
        return closed(visibility::isHidden);
    }

    /** Whether the machine may be in such a state. */
    boolean mayBe(Predicate<State> state) {
        return states.stream().anyMatch(state);
    }

    /** Whether the debugger's user, to whom its master shows {@code enter_kgdb}, sees that a CPU is in it or not. */
    static boolean showsInDebugger(State s, int cpu, boolean entered) {
        return s.kgActive() >= 0
                && s.dbgPc(s.kgActive()) == DbgLabel.M9
                && s.entered().contains(cpu) == entered;
    }

    private Belief after(Step step) {
        return with(states.stream()
                .filter(s -> machine.isEnabled(s, step))
                .map(s -> machine.apply(s, step))
                .collect(Collectors.toSet()));
    }

    private Belief where(Predicate<State> state) {
        return with(states.stream().filter(state).collect(Collectors.toSet()));
    }

    /** All that the allowed steps lead to, these states included. */
    private Belief closed(Predicate<Step> allowed) {
        Set<State> reached = new HashSet<>(states);
        Deque<State> todo = new ArrayDeque<>(states);
        while (!todo.isEmpty()) {
            machine.successors(todo.remove(), (step, next) -> {
                if (allowed.test(step) && reached.add(next)) {
                    todo.add(next);
                }
            });
        }
        return with(reached);
    }

    private Belief with(Set<State> next) {
        return new Belief(machine, visibility, next);
    }
}
