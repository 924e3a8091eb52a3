package org.rollcall.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rollcall.machine.Machine;
import org.rollcall.machine.State;
import org.rollcall.machine.Step;
import org.rollcall.spec.Exploration;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;

/**
 * Holds the machine against the specification on every reachable state. Each step of the specification must be taken by
 * the machine and lead to the same state; the steps enabled in the machine must be exactly those of the specification;
 * and the machine's registers must say what the specification's {@code Mask} says.
 */
public final class Bisimulation {
    /**
     * What was compared.
     *
     * @param states distinct states, each compared variable by variable
     * @param transitions steps, each taken by the machine
     * @param masks interrupt masks compared with the registers
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

    private record Arrival(long predecessor, String step) {}

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
    private final Machine machine;
    private final boolean symmetric;
    private final Correspondence correspondence;
    private final Map<Long, State> pairs = new HashMap<>();
    private final Map<Long, Arrival> arrivals = new HashMap<>();
    private final Set<Step> taken = new HashSet<>();
    private final Map<SpecAction, Step> steps = new HashMap<>();
    private long transitions;
    private long masks;

    private Bisimulation(Specification specification, Machine machine, boolean symmetric) {
        this.specification = specification;
        this.machine = machine;
        this.symmetric = symmetric;
        this.correspondence = new Correspondence(specification.variables());
        specification.actions().forEach(action -> steps.put(action, Correspondence.step(action)));
    }

    /**
     * Compares everything.
     *
     * @param symmetric whether the specification counts states up to symmetry
     * @param limit how long it may take
     */
    public static Report run(Specification specification, Machine machine, boolean symmetric, Duration limit) {
        return new Bisimulation(specification, machine, symmetric).compare(limit);
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
            State here = paired(state);
            Step step = steps.get(action);
            taken.add(step);
            String refusal = machine.refusal(here, step);
            if (refusal != null) {
                throw differs(state, action, "the specification takes it, the machine does not: needs " + refusal);
            }
            State there = machine.apply(here, step);
            if (fresh) {
                arrivals.put(next.fingerprint(), new Arrival(state.fingerprint(), action.toString()));
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
            for (Step step : machine.enabled(paired(state))) {
                if (!taken.remove(step)) {
                    throw differs(state, null, "the machine takes " + step + ", the specification does not");
                }
            }
            if (!taken.isEmpty()) {
                throw differs(state, null, "the machine does not list " + taken + " as enabled");
            }
        }
    }

    private State paired(SpecState state) {
        State found = pairs.get(state.fingerprint());
        if (found == null) {
            throw new IllegalStateException("a state was left before it was entered: " + state);
        }
        return found;
    }

    private void pair(SpecState spec, State state) {
        pairs.put(spec.fingerprint(), state);
        String difference = correspondence.difference(spec, state);
        if (difference != null) {
            throw differs(spec, null, difference);
        }
        for (int c = 0; c < state.cpus(); c++) {
            SpecValue cpu = new SpecValue.Constant("c" + (c + 1));
            SpecValue mask = specification.evaluate("Mask", List.of(cpu), spec);
            masks++;
            if (!mask.equals(new SpecValue.Text(state.maskState(c).name()))) {
                throw differs(spec, null, "Mask(" + cpu + ") is " + mask + ", the registers say " + state.maskState(c));
            }
        }
    }

    private void same(SpecState spec, State state, SpecState before, SpecAction action) {
        String difference = correspondence.difference(spec, state);
        if (difference != null) {
            throw differs(before, action, difference);
        }
    }

    private Differs differs(SpecState at, @Nullable SpecAction then, String text) {
        List<String> path = new ArrayList<>();
        for (Arrival a = arrivals.get(at.fingerprint()); a != null; a = arrivals.get(a.predecessor())) {
            path.add(0, a.step());
        }
        if (then != null) {
            path.add(then.toString());
        }
        return new Differs(new Difference(path, text));
    }
}
