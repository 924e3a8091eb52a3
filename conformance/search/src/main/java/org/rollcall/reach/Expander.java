package org.rollcall.reach;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.rollcall.kernel.StepKind;
import org.rollcall.machine.PackedMachine;
import org.rollcall.machine.Property;
import org.rollcall.machine.Reduction;
import org.rollcall.machine.Symmetry;
import org.rollcall.states.Recent;

/** What one thread does with a state: it judges it and takes its transitions, which are counted. */
final class Expander {
    /** Takes the state that a transition leads to, or the one that stands for it; only lent. */
    interface Arrival {
        void at(long[] state);
    }

    private final PackedMachine machine;
    private final Property[] judged;
    private final Set<Property> violated = EnumSet.noneOf(Property.class);
    private final Optional<Symmetry> symmetry;
    private final Optional<Reduction> reduction;
    private final Recent recent;
    private final Arrival arrival;
    private final PackedMachine.Sink sink = this::transition;
    private final long[] counts = new long[StepKind.values().length];
    private long generated;

    Expander(Plan plan, Arrival arrival) {
        this.machine = new PackedMachine(plan.machine());
        this.judged = plan.judged().toArray(Property[]::new);
        this.symmetry = plan.symmetric() ? Optional.of(Symmetry.of(plan.machine())) : Optional.empty();
        this.reduction = plan.reduced() ? Optional.of(new Reduction(plan.machine(), plan.judged())) : Optional.empty();
        this.recent = new Recent(machine.words());
        this.arrival = arrival;
    }

    void initial() {
        generated++;
        arrive(machine.initial());
    }

    void expand(long[] state) {
        judge(state);
        int alone = reduction.isPresent() ? reduction.get().alone(state) : Reduction.NOBODY;
        if (alone == Reduction.NOBODY) {
            machine.successors(state, sink);
        } else {
            machine.successors(state, alone, sink);
        }
    }

    /** Initial states and ends of transitions so far. */
    long generated() {
        return generated;
    }

    /** Invariants that failed in some state so far. */
    Set<Property> violated() {
        return violated;
    }

    /** Transitions so far, by ordinal of their kind. */
    long[] counts() {
        return counts;
    }

    private void transition(StepKind kind, int cpu, int argument, long[] next) {
        generated++;
        counts[kind.ordinal()]++;
        arrive(next);
    }

    private void arrive(long[] state) {
        if (recent.add(state)) {
            return;
        }
        if (symmetry.isPresent()) {
            symmetry.get().canonicalise(state);
        }
        arrival.at(state);
    }

    private void judge(long[] state) {
        for (Property property : judged) {
            if (!violated.contains(property) && !machine.holds(property, state)) {
                violated.add(property);
            }
        }
    }
}
