package org.rollcall.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.Exploration;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;

/**
 * Holds a Java model against the specification on every reachable state. Each step of the specification must be taken by
 * the machine and lead to the same state; the steps enabled in the machine must be exactly those of the specification;
 * and the machine's registers must say what the specification's {@code Mask} says.
 *
 * @param <S> the machine's states
 * @param <T> its steps
 */
public final class Bisimulation<S, T> {
    /**
     * What was compared.
     *
     * @param states distinct states, each compared variable by variable
     * @param transitions steps, each taken by the machine
     * @param masks interrupt masks and sets of enabled SGIs compared with the registers
     * @param kinds steps taken, by the name of the action
     * @param violated the invariants of the model that are false in some state
     * @param difference the first difference with the way to it, or null
     */
    public record Report(
            long states,
            long transitions,
            long masks,
            SortedMap<String, Long> kinds,
            Set<String> violated,
            @Nullable Difference difference) {}

    /**
     * Where the two part.
     *
     * @param path the steps from the initial state
     * @param text what differs after them
     */
    public record Difference(List<String> path, String text) {
        public Difference {
            path = List.copyOf(path);
        }
    }

    private record Arrival(long predecessor, SpecAction step) {}

    /** Stops the exploration at the first difference. */
    private static final class Differs extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Difference difference;

        Differs(Difference difference) {
            super(difference.text(), null, false, false);
            this.difference = difference;
        }
    }

    private final Specification specification;
    private final Twin<S, T> machine;
    private final boolean symmetric;
    private final Map<Long, S> pairs = new HashMap<>();
    private final Map<Long, Arrival> arrivals = new HashMap<>();
    private final Set<T> taken = new HashSet<>();
    /** By identity: the specification hands out its own instances, and the hash of one costs as much as the step. */
    private final Map<SpecAction, T> steps = new IdentityHashMap<>();
    private long transitions;
    private long masks;

    private Bisimulation(Specification specification, Twin<S, T> machine, boolean symmetric) {
        this.specification = specification;
        this.machine = machine;
        this.symmetric = symmetric;
        specification.actions().forEach(action -> steps.put(action, machine.step(action)));
    }

    /**
     * Compares everything.
     *
     * @param symmetric whether the specification counts states up to symmetry
     * @param limit how long it may take
     */
    static <S, T> Report run(Specification specification, Twin<S, T> machine, boolean symmetric, Duration limit) {
        return new Bisimulation<>(specification, machine, symmetric).compare(limit);
    }

    private Report compare(Duration limit) {
        try {
            Exploration.Result result = Exploration.run(specification, new Pairing(), limit);
            return new Report(
                    result.distinct(),
                    transitions,
                    masks,
                    result.kinds(),
                    result.violations().keySet(),
                    null);
        } catch (Differs e) {
            return new Report(pairs.size(), transitions, masks, new TreeMap<>(), Set.of(), e.difference);
        }
    }

    private final class Pairing implements Exploration.Observer {
        @Override
        public void initial(SpecState state) {
            pair(state, machine.initial());
        }

        @Override
        public void step(SpecState state, SpecAction action, SpecState next, boolean fresh) {
            transitions++;
            S here = paired(state);
            T step = steps.get(action);
            taken.add(step);
            String refusal = machine.refusal(here, step);
            if (refusal != null) {
                throw differs(state, action, "the specification takes it, the machine does not: needs " + refusal);
            }
            S there = machine.apply(here, step);
            if (fresh) {
                arrivals.put(next.fingerprint(), new Arrival(state.fingerprint(), action));
                pair(next, there);
            } else if (symmetric) {
                same(next, there, state, action);
            } else if (!there.equals(paired(next))) {
                same(next, there, state, action);
                throw differs(state, action, "the same state of the specification with other registers");
            }
        }

        @Override
        public void expanded(SpecState state) {
            for (T step : machine.enabled(paired(state))) {
                if (!taken.remove(step)) {
                    throw differs(state, null, "the machine takes " + step + ", the specification does not");
                }
            }
            if (!taken.isEmpty()) {
                throw differs(state, null, "the machine does not list " + taken + " as enabled");
            }
        }
    }

    private S paired(SpecState state) {
        S found = pairs.get(state.fingerprint());
        if (found == null) {
            throw new IllegalStateException("a state was left before it was entered: " + state);
        }
        return found;
    }

    private void pair(SpecState spec, S state) {
        pairs.put(spec.fingerprint(), state);
        String difference = machine.difference(spec, state);
        if (difference != null) {
            throw differs(spec, null, difference);
        }
        for (Twin.View view : machine.views(state)) {
            SpecValue value = specification.evaluate(view.operator(), view.arguments(), spec);
            masks++;
            if (!value.equals(view.value())) {
                throw differs(spec, null, view + " is " + value + ", the registers say " + view.value());
            }
        }
    }

    private void same(SpecState spec, S state, SpecState before, SpecAction action) {
        String difference = machine.difference(spec, state);
        if (difference != null) {
            throw differs(before, action, difference);
        }
    }

    private Differs differs(SpecState at, @Nullable SpecAction then, String text) {
        List<String> path = new ArrayList<>();
        for (Arrival a = arrivals.get(at.fingerprint()); a != null; a = arrivals.get(a.predecessor())) {
            path.add(0, a.step().toString());
        }
        if (then != null) {
            path.add(then.toString());
        }
        return new Differs(new Difference(path, text));
    }
}
