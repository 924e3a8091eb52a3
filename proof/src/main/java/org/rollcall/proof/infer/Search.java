package org.rollcall.proof.infer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.rollcall.proof.Claim;
import org.rollcall.spec.SpecValue;

/**
 * The search for clauses that are kept by every step and give every goal. A state from which a goal or a clause fails is
 * excluded by a new clause. If samples say that it can't be, what it leads to becomes a sample itself, and clauses that
 * exclude that are given up; what was concluded from them is asked again.
 */
final class Search {
    /** Asked of the clauses. */
    private sealed interface Question {}

    /** Does the goal follow? */
    private record Follows(Goal goal) implements Question {}

    /** Does the action keep the clause? */
    private record Keeps(Cube clause, List<Claim> action) implements Question {}

    private static final int TRIED = 2;

    private final Clauses clauses;
    private final Samples samples;
    private final Generaliser generaliser;
    private final Strengthening strengthening;
    private final Deque<Question> open = new ArrayDeque<>();
    private final Map<Question, Set<Cube>> answered = new LinkedHashMap<>();
    private final Consumer<String> progress;
    private final long deadline;
    private int tried;

    /**
     * @param deadline by {@link System#nanoTime()}
     * @throws UndecidedException from {@link #failing} if the time is over or the solver gives up
     */
    Search(Clauses clauses, Samples samples, List<Goal> goals, Consumer<String> progress, long deadline) {
        this.clauses = clauses;
        this.samples = samples;
        this.generaliser = new Generaliser(samples);
        this.strengthening = new Strengthening(clauses, generaliser);
        this.progress = progress;
        this.deadline = deadline;
        goals.forEach(goal -> open.add(new Follows(goal)));
    }

    /** Searches until all follows; a goal that fails in a state that can't be excluded, if there is one. */
    Optional<Goal> failing() {
        while (!open.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new UndecidedException("the time is over after " + tried + " clauses");
            }
            Question question = open.remove();
            if (question instanceof Keeps keeps && !clauses.live().contains(keeps.clause())) {
                continue;
            }
            Clauses.Answer answer = answer(question);
            Clauses.Found found = answer.found();
            if (found == null) {
                answered.put(question, answer.used());
                continue;
            }
            Optional<Cube> cube = excluding(found.before());
            if (cube.isPresent()) {
                add(cube.get());
                open.addFirst(question);
            } else if (question instanceof Follows follows) {
                return Optional.of(follows.goal());
            } else {
                learn(found.after());
            }
            progress.accept(
                    clauses.live().size() + " clauses of " + tried + " tried, " + open.size() + " questions open");
        }
        return Optional.empty();
    }

    private Clauses.Answer answer(Question question) {
        if (question instanceof Keeps keeps) {
            return clauses.enters(keeps.clause(), keeps.action());
        }
        return clauses.follows(((Follows) question).goal());
    }

    /** A clause that this state does not satisfy and all samples do; one that every step keeps, if that is found. */
    private Optional<Cube> excluding(Map<String, SpecValue> state) {
        while (true) {
            Map<Cube, Cube> candidates = new LinkedHashMap<>();
            for (Cube all : generaliser.cubes(state)) {
                generaliser.fewer(all, List.of()).ifPresent(few -> candidates.putIfAbsent(few, all));
            }
            List<Cube> shortest = candidates.keySet().stream()
                    .sorted(Comparator.comparingInt(Cube::size))
                    .limit(TRIED)
                    .toList();
            if (shortest.isEmpty()) {
                return Optional.empty();
            }
            Optional<Map<String, SpecValue>> initial = shortest.stream()
                    .flatMap(cube -> clauses.initial(cube).stream())
                    .findFirst();
            if (initial.isEmpty()) {
                return shortest.stream()
                        .flatMap(cube -> strengthening.closed(cube, candidates.get(cube)).stream())
                        .findFirst()
                        .or(() -> Optional.of(shortest.get(0)));
            }
            learn(initial.get());
        }
    }

    private void add(Cube cube) {
        tried++;
        clauses.add(cube);
        clauses.actions().forEach(action -> open.add(new Keeps(cube, action)));
    }

    private void learn(Map<String, SpecValue> state) {
        samples.add(state);
        Set<Cube> wrong = new HashSet<>();
        clauses.live().stream().filter(cube -> !samples.excludes(cube)).forEach(wrong::add);
        wrong.forEach(clauses::remove);
        List<Question> again = new ArrayList<>();
        answered.forEach((question, used) -> {
            if (used.stream().anyMatch(wrong::contains)) {
                again.add(question);
            }
        });
        again.forEach(answered::remove);
        open.addAll(again);
    }

    /** The clauses that the goals need, and that those clauses need in turn. */
    List<Cube> needed() {
        Set<Cube> needed = new HashSet<>();
        int before;
        do {
            before = needed.size();
            answered.forEach((question, used) -> {
                if (!(question instanceof Keeps keeps) || needed.contains(keeps.clause())) {
                    needed.addAll(used);
                }
            });
        } while (needed.size() > before);
        return clauses.live().stream().filter(needed::contains).toList();
    }
}
