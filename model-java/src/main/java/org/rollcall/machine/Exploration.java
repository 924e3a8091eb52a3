package org.rollcall.machine;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rollcall.kernel.StepKind;

/**
 * All reachable states of a machine, breadth first. It counts as TLC does: {@code generated} is the initial state and all
 * successors with duplicates and self loops, {@code depth} the number of levels.
 */
public final class Exploration {
    /** Whether the search ended by itself. */
    public enum End {
        /** Every reachable state was visited. */
        EXHAUSTED,
        /** The bound on states was hit; the counts are a lower limit. */
        BOUNDED
    }

    /**
     * What was found.
     *
     * @param end whether the counts are complete
     * @param distinct reachable states
     * @param generated initial states and successors, with duplicates
     * @param depth levels of the search, the initial state being the first
     * @param steps transitions for each kind of step
     * @param violated invariants that fail in some state
     * @param bytes memory held for the states
     */
    public record Result(
            End end,
            long distinct,
            long generated,
            int depth,
            Map<StepKind, Long> steps,
            Set<Property> violated,
            long bytes) {
        /** Keeps copies. */
        public Result {
            steps = Collections.unmodifiableMap(new EnumMap<>(steps));
            violated = Collections.unmodifiableSet(
                    violated.isEmpty() ? EnumSet.noneOf(Property.class) : EnumSet.copyOf(violated));
        }
    }

    /**
     * Where a search is.
     *
     * @param distinct states found so far
     * @param generated initial states and successors so far
     * @param depth levels begun
     * @param waiting states found whose successors are not known yet
     * @param bytes memory held for the states
     */
    public record Standing(long distinct, long generated, int depth, long waiting, long bytes) {}

    /** The watcher is told after so many states. */
    private static final int WATCHED = 1 << 12;

    private final Machine machine;
    private final long bound;
    private final Set<Property> properties;
    private final Optional<Symmetry> symmetry;
    private final Predicate<Standing> watcher;

    private Exploration(
            Machine machine,
            long bound,
            Set<Property> properties,
            Optional<Symmetry> symmetry,
            Predicate<Standing> watcher) {
        this.machine = machine;
        this.bound = bound;
        this.properties = properties;
        this.symmetry = symmetry;
        this.watcher = watcher;
    }

    /** An exploration without a bound, of a machine as it is, that judges no invariant. */
    public static Exploration of(Machine machine) {
        return new Exploration(
                machine, Integer.MAX_VALUE - 1, EnumSet.noneOf(Property.class), Optional.empty(), standing -> true);
    }

    /** The same that ends {@link End#BOUNDED} at this many states. */
    public Exploration boundedTo(long states) {
        return new Exploration(machine, Math.min(states, Integer.MAX_VALUE - 1), properties, symmetry, watcher);
    }

    /** The same that judges these invariants in every state. */
    public Exploration judging(Set<Property> invariants) {
        return new Exploration(machine, bound, Set.copyOf(invariants), symmetry, watcher);
    }

    /** The same over one state for each orbit of interchangeable CPUs. */
    public Exploration upToSymmetry() {
        return new Exploration(machine, bound, properties, Optional.of(Symmetry.of(machine)), watcher);
    }

    /** The same that tells a watcher now and then where it is, and ends {@link End#BOUNDED} when that says false. */
    public Exploration watchedBy(Predicate<Standing> other) {
        return new Exploration(machine, bound, properties, symmetry, other);
    }

    /** Visits the states. */
    public Result run() {
        return new Search(null).run();
    }

    /** Visits the states and shows each to {@code visitor}, until that says false: then the end is BOUNDED. */
    public Result run(Predicate<State> visitor) {
        return new Search(visitor).run();
    }

    /** One run. */
    private final class Search {
        private final int words = machine.kernel().v.words;
        private final PackedStates seen = new PackedStates(words);
        private final long[] counts = new long[StepKind.values().length];
        private final Set<Property> violated = EnumSet.noneOf(Property.class);
        private final @Nullable Predicate<State> visitor;
        private long generated = 1;
        private int depth;
        private int number;

        Search(@Nullable Predicate<State> visitor) {
            this.visitor = visitor;
        }

        /** The counts are right at any moment but that at which a state does not fit any more: it is left out. */
        Result run() {
            boolean goesOn;
            try {
                goesOn = visitAll();
            } catch (OutOfMemoryError full) {
                goesOn = false;
            }
            return new Result(
                    goesOn ? End.EXHAUSTED : End.BOUNDED,
                    seen.size(),
                    generated,
                    depth,
                    steps(),
                    violated,
                    seen.bytes());
        }

        private boolean visitAll() {
            Successors successors = machine.successors();
            add(machine.initial().packed());
            long[] state = new long[words];
            boolean goesOn = true;
            for (int level = 1; goesOn && number < seen.size(); level = seen.size()) {
                depth++;
                for (; goesOn && number < level; number++) {
                    seen.get(number, state);
                    judge(state);
                    goesOn = visit(state) && seen.size() <= bound && watched();
                    if (goesOn) {
                        successors.each(state, this::transition);
                    }
                }
            }
            return goesOn;
        }

        private boolean watched() {
            return (number & WATCHED - 1) != 0
                    || watcher.test(new Standing(seen.size(), generated, depth, seen.size() - number, seen.bytes()));
        }

        private void transition(StepKind kind, int cpu, int argument, long[] next) {
            generated++;
            counts[kind.ordinal()]++;
            add(next);
        }

        private void add(long[] state) {
            symmetry.ifPresent(s -> s.canonicalise(state));
            seen.add(state);
        }

        private boolean visit(long[] state) {
            return visitor == null || visitor.test(new State(machine.kernel(), state.clone()));
        }

        private void judge(long[] state) {
            for (Property property : properties) {
                if (!violated.contains(property) && !machine.invariants().holds(property, state)) {
                    violated.add(property);
                }
            }
        }

        private Map<StepKind, Long> steps() {
            Map<StepKind, Long> steps = new EnumMap<>(StepKind.class);
            for (StepKind kind : StepKind.values()) {
                if (counts[kind.ordinal()] > 0) {
                    steps.put(kind, counts[kind.ordinal()]);
                }
            }
            return steps;
        }
    }
}
