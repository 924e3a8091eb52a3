package org.rollcall.proof.infer;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.spec.SpecValue;

/**
 * The search for clauses that every step keeps and that give every goal. Each clause holds for so many steps from the
 * initial states on (its level). A state in which a goal fails is excluded for the steps looked at; then one step more is
 * looked at, and clauses that are kept come along. Those that are kept together, whatever their level, hold for ever; once
 * these give all goals it ends.
 */
final class Search {
    /** Of the ways to exclude a state, how many are tried. */
    private static final int TRIED = 2;

    /**
     * A goal fails in a state that can't be excluded.
     *
     * @param state with the constants
     */
    record Failing(Goal goal, Map<String, SpecValue> state) {}

    /**
     * A state that so many steps must not reach.
     *
     * @param after where a step from it leads, in which a clause of the next level fails; null for a state in which a goal fails
     */
    private record Bad(
            Map<String, SpecValue> state,
            int level,
            @Nullable Map<String, SpecValue> after,
            int number) {}

    private final Clauses clauses;
    private final Samples samples;
    private final Instances instances;
    private final Generaliser generaliser;
    private final Strengthening strengthening;
    private final Consumer<String> progress;
    private int top = 1;
    private int numbers;

    /** @throws UndecidedException from {@link #failing} if the time is over or the solver gives up */
    Search(Clauses clauses, Samples samples, Instances instances, Consumer<String> progress) {
        this.clauses = clauses;
        this.samples = samples;
        this.instances = instances;
        this.generaliser = new Generaliser(samples);
        this.strengthening = new Strengthening(clauses, samples, generaliser);
        this.progress = progress;
    }

    /** Begins with those of some clauses that each step keeps, given the others. */
    void begin(Collection<Cube> some) {
        clauses.kept(some).forEach(cube -> clauses.put(cube, Clauses.FOREVER));
    }

    /** Searches until all goals follow; one that does not, if there is one. */
    Optional<Failing> failing(List<Goal> goals) {
        while (!clauses.give(goals, clauses.at(Clauses.FOREVER))) {
            for (Goal goal : goals) {
                Optional<Failing> failing = failing(goal);
                if (failing.isPresent()) {
                    return failing;
                }
            }
            begin(clauses.at(1));
            for (int level = 1; level <= top; level++) {
                goOn(level);
            }
            top++;
        }
        return Optional.empty();
    }

    private Optional<Failing> failing(Goal goal) {
        Optional<Clauses.Found> found = clauses.fails(goal, top);
        while (found.isPresent()) {
            if (!excluded(found.get().before())) {
                return Optional.of(new Failing(goal, found.get().before()));
            }
            found = clauses.fails(goal, top);
        }
        return Optional.empty();
    }

    /** Whether each step keeps the clause, given those that hold for so many steps; at 0, from the initial states. */
    private boolean isKept(Cube cube, int level) {
        return clauses.actions().stream()
                .allMatch(action -> clauses.enters(cube, action, level).isEmpty());
    }

    /** Takes clauses of a level to the next one. */
    private void goOn(int level) {
        for (Cube cube : clauses.at(level)) {
            if (clauses.level(cube) == level) {
                watch();
                if (isKept(cube, level)) {
                    clauses.put(cube, level + 1);
                }
            }
        }
    }

    private void watch() {
        clauses.watch();
        progress.accept(clauses.at(1).size() + " clauses, "
                + clauses.at(Clauses.FOREVER).size() + " for ever, up to step " + top + ", "
                + samples.seen(Samples.MOST_CPUS).count() + " samples");
    }

    /** Excludes a state from what is looked at, those first that lead to it; false if it can't be. */
    private boolean excluded(Map<String, SpecValue> state) {
        PriorityQueue<Bad> open =
                new PriorityQueue<>(Comparator.comparingInt(Bad::level).thenComparingInt(Bad::number));
        open.add(new Bad(state, top, null, numbers++));
        while (!open.isEmpty()) {
            watch();
            Bad bad = open.element();
            if (clauses.at(bad.level()).stream().anyMatch(cube -> samples.isIn(bad.state(), cube))) {
                open.remove();
                continue;
            }
            instances.explore(samples, bad.state());
            Map<Cube, Cube> ways = ways(bad.state());
            if (!ways.isEmpty()) {
                exclude(bad, ways).ifPresent(open::add);
            } else if (bad.after() == null) {
                return false;
            } else {
                open.remove();
                samples.add(bad.after());
            }
        }
        return true;
    }

    /** The shortest cubes around the state without a sample, each with all that is true of its CPUs. */
    private Map<Cube, Cube> ways(Map<String, SpecValue> state) {
        Map<Cube, Cube> all = new LinkedHashMap<>();
        for (Cube cube : generaliser.cubes(state)) {
            generaliser.fewer(cube, List.of()).ifPresent(few -> all.putIfAbsent(few, cube));
        }
        Map<Cube, Cube> ways = new LinkedHashMap<>();
        all.keySet().stream()
                .sorted(Comparator.comparingInt(Cube::size))
                .limit(TRIED)
                .forEach(few -> ways.put(few, all.get(few)));
        return ways;
    }

    /** Adds a clause, a sample, or returns a state that has to be excluded first. */
    private Optional<Bad> exclude(Bad bad, Map<Cube, Cube> ways) {
        Strengthening.Result first = null;
        for (Map.Entry<Cube, Cube> way : ways.entrySet()) {
            Strengthening.Result result = strengthening.closed(way.getKey(), way.getValue(), bad.level() - 1);
            if (result instanceof Strengthening.Closed closed) {
                add(closed.cube(), bad.level());
                return Optional.empty();
            }
            first = first == null ? result : first;
        }
        if (first instanceof Strengthening.Entered entered) {
            return Optional.of(new Bad(
                    entered.step().before(), bad.level() - 1, entered.step().after(), numbers++));
        }
        if (first instanceof Strengthening.Initial initial && !instances.explore(samples, initial.state())) {
            samples.add(initial.state());
        }
        return Optional.empty();
    }

    private void add(Cube cube, int level) {
        clauses.put(cube, level);
        for (int i = level; i < top && isKept(cube, i); i++) {
            clauses.put(cube, i + 1);
        }
    }
}
