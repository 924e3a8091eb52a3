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
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.EngineResult;
import org.rollcall.spec.Exploration;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;
import org.rollcall.transition.TransitionSystem;

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
            @Nullable Difference difference) {
        /** The actions that were taken at all. */
        public Set<String> taken() {
            return kinds.keySet();
        }

        /** The same, if these invariants had not been asked for. */
        Report without(Set<String> invariants) {
            Set<String> asked = new TreeSet<>(violated);
            asked.removeAll(invariants);
            return new Report(states, transitions, masks, kinds, asked, difference);
        }
    }

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
    private final Twin<S, T> twin;
    private final TransitionSystem<S, T> machine;
    private final Map<Long, S> pairs = new HashMap<>();
    private final Map<Long, Arrival> arrivals = new HashMap<>();
    private final Set<T> taken = new HashSet<>();
    /** By identity: the specification hands out its own instances, and the hash of one costs as much as the step. */
    private final Map<SpecAction, T> steps = new IdentityHashMap<>();

    private final SortedMap<String, Long> kinds = new TreeMap<>();
    private long transitions;
    private long masks;

    private Bisimulation(Specification specification, Twin<S, T> twin) {
        this.specification = specification;
        this.twin = twin;
        this.machine = twin.system();
        specification.actions().forEach(action -> steps.put(action, twin.step(action)));
    }

    /**
     * Compares everything, by our own search of the specification: the first difference ends it at once.
     *
     * @param limit how long it may take
     */
    static <S, T> Report run(Specification specification, Twin<S, T> twin, Duration limit) {
        return new Bisimulation<>(specification, twin)
                .compare(pairing -> Exploration.run(specification, pairing, limit)
                        .violations()
                        .keySet());
    }

    /**
     * Compares everything while the tools' own engine searches the specification: one evaluation of each step serves both.
     *
     * @param limit how long it may take
     * @param found is told what the engine found, unless there is a difference
     */
    static <S, T> Report run(
            Specification specification, Twin<S, T> twin, Duration limit, Consumer<EngineResult> found) {
        return new Bisimulation<>(specification, twin).compare(pairing -> {
            EngineResult result = specification.check(pairing, limit);
            found.accept(result);
            return result.temporal() ? Set.of() : Set.copyOf(result.violated());
        });
    }

    /** @param search shows each step to the observer; what it gives is the violated invariants */
    private Report compare(Function<Exploration.Observer, Set<String>> search) {
        try {
            Set<String> violated = search.apply(new Pairing());
            return new Report(pairs.size(), transitions, masks, kinds, violated, null);
        } catch (Differs e) {
            return new Report(pairs.size(), transitions, masks, kinds, Set.of(), e.difference);
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
            kinds.merge(action.name(), 1L, Long::sum);
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
            } else {
                meet(next, there, state, action);
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
        String difference = twin.difference(spec, state);
        if (difference != null) {
            throw differs(spec, null, difference);
        }
        for (Twin.View view : twin.views(state)) {
            SpecValue value = specification.evaluate(view.operator(), view.arguments(), spec);
            masks++;
            if (!value.equals(view.value())) {
                throw differs(spec, null, view + " is " + value + ", the registers say " + view.value());
            }
        }
    }

    /** A state of the specification is reached once more; with symmetry perhaps by another renaming of it. */
    private void meet(SpecState spec, S state, SpecState before, SpecAction action) {
        boolean same = twin.representative(state).equals(twin.representative(paired(spec)));
        String difference = same && !twin.symmetric() ? null : twin.difference(spec, state);
        if (difference != null) {
            throw differs(before, action, difference);
        }
        if (!same) {
            throw differs(before, action, "the same state of the specification with other registers");
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
