package org.rollcall.proof.infer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.proof.Claim;
import org.rollcall.spec.SpecValue;

/**
 * The search for clauses that give every goal.
 */
final class Search {
    private static final int TRIED = 2;

    /** A state that no behaviour may be in after so many steps, as it leads to another one. */
    private record Bad(Map<String, SpecValue> state, int level, @Nullable Bad from, int number) {}

    private final Clauses clauses;
    private final Samples samples;
    private final Instances instances;
    private final Generaliser generaliser;
    private final Strengthening strengthening;
    private final List<Goal> goals;
    private final Map<Goal, Set<Cube>> gives = new LinkedHashMap<>();
    private final Map<Cube, Map<List<Claim>, Set<Cube>>> keeps = new HashMap<>();
    private final Consumer<String> progress;
    private final long deadline;
    private int top = 1;
    private int numbers;

    /**
     * @param deadline by {@link System#nanoTime()}
     * @throws UndecidedException from {@link #failing} if the time is over or the solver gives up
     */
    Search(
            Clauses clauses,
            Samples samples,
            Instances instances,
            List<Goal> goals,
            Consumer<String> progress,
            long deadline) {
        this.instances = instances;
        this.clauses = clauses;
        this.samples = samples;
        this.generaliser = new Generaliser(samples);
        this.strengthening = new Strengthening(clauses, samples, generaliser);
        this.progress = progress;
        this.deadline = deadline;
        this.goals = goals;
    }

    /** Begins with clauses that hold for fewer CPUs. */
    void believe(List<Cube> cubes) {
        for (Cube cube : cubes) {
            if (samples.excludes(cube) && clauses.initial(cube).isEmpty() && isKept(cube, 0)) {
                clauses.put(cube, 1);
            } else if (System.getProperty("dbg") != null) { System.err.println("not at first: " + cube.text() + samples.excludes(cube)); }
        }
        if (System.getProperty("dbg") != null)
        for (Cube cube : clauses.at(1)) for (List<Claim> action : clauses.actions()) {
            Clauses.Answer a = clauses.enters(cube, action, 1);
            if (a.found() != null) { System.err.println("not kept: " + cube.text() + "\n" + a.found().before() + "\n" + a.found().after()); }
        }
    }

    /** Searches until all follows; a goal that fails in a state that can't be excluded, if there is one. */
    Optional<Goal> failing() {
        while (true) {
            for (Goal goal : goals) {
                Clauses.Answer answer = clauses.follows(goal, top);
                while (answer.found() != null) {
                    if (!excluded(answer.found().before())) {
                        return Optional.of(goal);
                    }
                    answer = clauses.follows(goal, top);
                }
                gives.put(goal, answer.used());
            }
            for (int level = 1; level <= top; level++) {
                for (Cube cube : List.copyOf(clauses.at(level))) {
                    if (clauses.level(cube) == level && isKept(cube, level)) {
                        clauses.put(cube, level + 1);
                    }
                }
                if (clauses.at(level).size() == clauses.at(level + 1).size()) {
                    fixed = level + 1;
                    return Optional.empty();
                }
            }
            top++;
        }
    }

    private int fixed;

    /** Whether each step keeps the clause, given those that hold for so many steps. */
    private boolean isKept(Cube cube, int level) {
        Map<List<Claim>, Set<Cube>> known = keeps.computeIfAbsent(cube, key -> new LinkedHashMap<>());
        Set<Cube> here = clauses.at(level);
        for (List<Claim> action : clauses.actions()) {
            Set<Cube> used = known.get(action);
            if (level == 0 || used == null || !here.containsAll(used)) {
                check();
                Clauses.Answer answer = clauses.enters(cube, action, level);
                if (answer.found() != null) {
                    return false;
                }
                if (level > 0) {
                    known.put(action, answer.used());
                }
            }
        }
        return true;
    }

    private void check() {
        if (System.nanoTime() > deadline) {
            throw new UndecidedException("the time is over after " + clauses.at(1).size() + " clauses");
        }
        progress.accept(clauses.at(1).size() + " clauses questions, level " + top + ", "
                    + samples.seen(2).count() + " samples, " + clauses.asked + " asked");
    }

    private boolean excluded(Map<String, SpecValue> state) {
        PriorityQueue<Bad> open = new PriorityQueue<>(Comparator.comparingInt(Bad::level).thenComparingInt(Bad::number));
        open.add(new Bad(state, top, null, numbers++));
        while (!open.isEmpty()) {
            Bad bad = open.peek();
            check();
            if (clauses.at(bad.level()).stream().anyMatch(cube -> samples.isIn(bad.state(), cube))) {
                open.remove();
                continue;
            }
            instances.explore(samples, bad.state());
            Map<Cube, Cube> candidates = new LinkedHashMap<>();
            for (Cube all : generaliser.cubes(bad.state())) {
                generaliser.fewer(all, List.of()).ifPresent(few -> candidates.putIfAbsent(few, all));
            }
            List<Cube> shortest = candidates.keySet().stream()
                    .sorted(Comparator.comparingInt(Cube::size))
                    .limit(TRIED)
                    .toList();
            if (shortest.isEmpty()) {
                open.remove();
                if (bad.from() == null) {
                    return false;
                }
                samples.add(bad.from().state());
                continue;
            }
            Strengthening.Result result = null;
            for (int i = 0; i < shortest.size() && (result == null || result.cube() == null); i++) {
                Strengthening.Result next =
                        strengthening.closed(shortest.get(i), candidates.get(shortest.get(i)), bad.level() - 1);
                result = result == null || next.cube() != null ? next : result;
            }
            if (result.cube() != null) {
                add(result.cube(), bad.level());
            } else if (result.initial() != null) {
                if (!instances.explore(samples, result.initial())) {
                    samples.add(result.initial());
                }
            } else {
                open.add(new Bad(result.step().before(), bad.level() - 1, bad, numbers++));
            }
        }
        return true;
    }

    private void add(Cube cube, int level) {
        int holds = level;
        clauses.put(cube, holds);
        while (holds < top && isKept(cube, holds)) {
            clauses.put(cube, ++holds);
        }
        if (System.getProperty("dbg") != null) {
            System.err.println("   " + level + " " + holds + " " + top + " + " + cube.text());
        }
    }

    /** The clauses that the goals need, and that those clauses need in turn. */
    List<Cube> needed() {
        Set<Cube> needed = new LinkedHashSet<>();
        gives.values().forEach(needed::addAll);
        int before;
        do {
            before = needed.size();
            Set.copyOf(needed).forEach(cube -> {
                isKept(cube, fixed);
                keeps.get(cube).values().forEach(needed::addAll);
            });
        } while (needed.size() > before);
        return List.copyOf(needed);
    }
}
