package org.rollcall.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.kernel.StepKind;

/**
 * What the reduction asserts, looked at in one state after the other: a CPU that may go first has one step; after any step of
 * another CPU it still may, with the same step; both orders lead to the same state; and its step makes no invariant true again
 * but those that it names. A run of local steps comes to an end.
 */
final class Diamonds {
    private static final int LONGEST = 64;

    private record Transition(StepKind kind, int cpu, int argument, long[] next) {
        boolean isStepOf(Transition other) {
            return kind == other.kind && cpu == other.cpu && argument == other.argument;
        }
    }

    private final PackedMachine machine;
    private final Reduction reduction;
    private final List<LocalStep> steps;

    Diamonds(Machine machine, List<LocalStep> steps) {
        this.machine = new PackedMachine(machine);
        this.reduction = new Reduction(machine, Set.of(), steps);
        this.steps = steps;
    }

    /** The first thing that contradicts the reduction in some reachable state; null if there is none. */
    static @Nullable String flaw(Machine machine, List<LocalStep> steps) {
        Diamonds diamonds = new Diamonds(machine, steps);
        String[] flaw = {null};
        Exploration.of(machine).run(state -> {
            flaw[0] = diamonds.flaw(state.words());
            return flaw[0] == null;
        });
        return flaw[0];
    }

    private @Nullable String flaw(long[] state) {
        for (int c = 0; c < machine.cpus(); c++) {
            String flaw = reduction.isLocal(state, c) ? flaw(state, c) : null;
            if (flaw != null) {
                return flaw;
            }
        }
        return null;
    }

    private @Nullable String flaw(long[] state, int c) {
        Transition first = of(state, c).get(0);
        String flaw = mending(state, first);
        for (int d = 0; flaw == null && d < machine.cpus(); d++) {
            List<Transition> after = d == c ? List.of() : of(first.next, d);
            for (Transition other : d == c ? List.<Transition>of() : of(state, d)) {
                flaw = flaw == null ? flaw(c, first, other, after) : flaw;
            }
        }
        return flaw == null && !ends(first.next) ? first.kind + " begins a run of local steps without an end" : flaw;
    }

    private @Nullable String flaw(int c, Transition first, Transition other, List<Transition> after) {
        String pair = first.kind + " of CPU " + c + " and " + other.kind + " of CPU " + other.cpu + ": ";
        List<Transition> still = of(other.next, c);
        if (!reduction.isLocal(other.next, c) || !still.get(0).isStepOf(first)) {
            return pair + "the first is not local after the second";
        }
        for (Transition second : after) {
            if (second.isStepOf(other)) {
                return Arrays.equals(second.next, still.get(0).next) ? null : pair + "the order can be seen";
            }
        }
        return pair + "the first prevents the second";
    }

    private @Nullable String mending(long[] state, Transition step) {
        Set<Property> known = steps.stream()
                .filter(local -> local.kind() == step.kind)
                .findFirst()
                .orElseThrow()
                .mended();
        for (Property property : Property.values()) {
            if (!known.contains(property) && !machine.holds(property, state) && machine.holds(property, step.next)) {
                return step.kind + " makes " + property + " true again";
            }
        }
        return null;
    }

    private boolean ends(long[] state) {
        long[] at = state;
        for (int i = 0; i < LONGEST; i++) {
            int alone = reduction.alone(at);
            if (alone == Reduction.NOBODY) {
                return true;
            }
            at = of(at, alone).get(0).next;
        }
        return false;
    }

    private List<Transition> of(long[] state, int cpu) {
        List<Transition> transitions = new ArrayList<>();
        machine.successors(
                state,
                cpu,
                (kind, c, argument, next) -> transitions.add(new Transition(kind, c, argument, next.clone())));
        return transitions;
    }
}
