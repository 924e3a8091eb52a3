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
    record Failing(Goal goal, Bits state) {}

    /**
     * A state that so many steps must not reach.
     *
     * @param why what is true in it, from which it follows that a goal fails or that this step can be taken; none if it is not known
     * @param after where a step from it leads, in which a clause of the next level fails; null for a state in which a goal fails
     */
    private record Bad(
            Bits state, List<Cube> why, int level, @Nullable Bits after, int number) {}

    private final Clauses clauses;
    private final Samples samples;
    private final Views views;
    private final Generaliser generaliser;
    private final Strengthening strengthening;
    private final Reasons reasons;
    private final Consumer<String> progress;
    private int top = 1;
    private int numbers;

    /** @throws UndecidedException from {@link #failing} if the time is over or the solver gives up */
    Search(Clauses clauses, Samples samples, World world, Consumer<String> progress) {
        this.clauses = clauses;
        this.samples = samples;
        this.views = world.views();
        this.reasons = new Reasons(world, samples, clauses.typed());
        this.generaliser = new Generaliser(samples, views);
        this.strengthening = new Strengthening(clauses, views, generaliser);
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
            if (!excluded(found.get().before(), reasons.of(found.get(), goal))) {
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
    private boolean excluded(Bits state, List<Cube> why) {
        PriorityQueue<Bad> open =
                new PriorityQueue<>(Comparator.comparingInt(Bad::level).thenComparingInt(Bad::number));
        open.add(new Bad(state, why, top, null, numbers++));
        while (!open.isEmpty()) {
            watch();
            Bad bad = open.element();
            if (clauses.at(bad.level()).stream()
                    .anyMatch(cube -> !views.in(bad.state(), cube).isEmpty())) {
                open.remove();
                continue;
            }
            Map<Cube, Cube> ways = ways(bad);
            if (!ways.isEmpty()) {
                exclude(bad, ways).ifPresent(open::add);
            } else if (bad.after() == null) {
                return false;
            } else {
                open.remove();
                views.addAll(samples, List.of(bad.after()));
            }
        }
        return true;
    }

    /** Cubes without a sample: the reasons why the state is bad, or else all that is true of its CPUs. The shortest parts of them that have none, each with its whole. */
    private Map<Cube, Cube> ways(Bad bad) {
        List<Cube> whole = bad.why().stream().filter(samples::excludes).toList();
        Map<Cube, Cube> all = new LinkedHashMap<>();
        for (Cube cube : whole.isEmpty() ? generaliser.cubes(bad.state()) : whole) {
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
                add(Parts.without(samples, closed.cube()), bad.level());
                return Optional.empty();
            }
            first = first == null ? result : first;
        }
        if (first instanceof Strengthening.Entered entered) {
            Clauses.Found step = entered.step();
            List<Cube> why =
                    reasons.of(step, entered.action().get(entered.action().size() - 1), clauses.after(entered.cube()));
            return Optional.of(new Bad(step.before(), why, bad.level() - 1, step.after(), numbers++));
        }
        if (first instanceof Strengthening.Initial initial) {
            views.addAll(samples, List.of(initial.state()));
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
